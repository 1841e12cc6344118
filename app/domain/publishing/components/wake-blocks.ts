import type { BlockName } from '../block-data'

/** A block of the stored HTML and the place in it where its component lives. */
export interface SleepingBlock {
  key: string
  name: BlockName
  /** The block's own data; its shape goes with its name. */
  data: unknown
  place: HTMLElement
}

const names: readonly string[] = [
  'KnowledgeCheck',
  'Flashcards',
  'Checklist',
  'Reflection',
  'Scenario',
] satisfies BlockName[]

/** These print what the officer did; the others print their text, which can be studied on paper. */
const printedAlive: readonly string[] = ['Checklist', 'Reflection'] satisfies BlockName[]

/**
 * Makes room for the components: what was read without JavaScript moves aside and stays for print, every fold open.
 * Calling it again on the same text finds the same places.
 */
export function wakeBlocks(root: HTMLElement): SleepingBlock[] {
  return [...root.querySelectorAll<HTMLElement>('[data-mdx]')].flatMap((block, index) => {
    const name = block.dataset.mdx ?? ''
    const data = parse(block.dataset.props ?? '')
    if (!isBlockName(name) || data === undefined) return []
    const key = `${index}-${name}`
    const existing = block.querySelector<HTMLElement>(':scope > .nn-live')
    if (existing) return [{ key, name, data, place: existing }]
    const paper = document.createElement('div')
    paper.className = 'nn-paper'
    paper.append(...block.childNodes)
    for (const fold of paper.querySelectorAll('details')) fold.open = true
    const place = document.createElement('div')
    place.className = 'nn-live'
    const isPrintedAlive = printedAlive.includes(name)
    if (!isPrintedAlive) place.classList.add('nn-screen')
    block.replaceChildren(...(isPrintedAlive ? [place] : [place, paper]))
    return [{ key, name, data, place }]
  })
}

function isBlockName(name: string): name is BlockName {
  return names.includes(name)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
