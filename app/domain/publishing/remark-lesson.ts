import type { Nodes, Paragraph, Parents, Root } from 'mdast'
import { type ComponentNode, isComponent, textOf } from './lesson-tree'
import { slugOf } from './slug'
import { vocabulary } from './vocabulary'

/**
 * Shapes an accepted lesson for rendering: headings get their ids, flashcards (which authors leave unnamed) an id of
 * their own, and text that a component holds as words loses the paragraph around it.
 */
export function remarkLesson() {
  return (tree: Root) => {
    let flashcards = 0
    visit(tree)

    function visit(node: Nodes) {
      if (node.type === 'heading') {
        node.data = { ...node.data, hProperties: { id: slugOf(textOf(node)) } }
      }
      if (isComponent(node)) {
        if (node.name === 'Flashcards') {
          flashcards += 1
          node.attributes.push({ type: 'mdxJsxAttribute', name: 'id', value: `the-ghi-nho-${flashcards}` })
        }
        if (vocabulary[node.name ?? '']?.content === 'words') unwrapParagraphs(node)
      }
      if ('children' in node) for (const child of (node as Parents).children as Nodes[]) visit(child)
    }
  }
}

function unwrapParagraphs(node: ComponentNode) {
  const paragraphs = (node.children as Nodes[]).filter((child): child is Paragraph => child.type === 'paragraph')
  if (paragraphs.length === 0) return
  node.children = paragraphs.flatMap((paragraph, index) =>
    index === 0 ? paragraph.children : [{ type: 'break' as const }, ...paragraph.children],
  ) as typeof node.children
}
