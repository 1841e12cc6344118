import { createHash } from 'node:crypto'
import { type ComponentType, createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import remarkGfm from 'remark-gfm'
import { readLessonSource, remarkAllowList } from './allow-list'
import { type LessonFrame, LessonFrameProvider } from './blocks/frame'
import { lessonBlocks } from './blocks/lesson-blocks'
import type { Fault } from './fault'
import { elementById, findActiveMarkup } from './inert-html'
import type { LessonImage } from './lesson-image'
import { type LessonHeading, outlineOf } from './lesson-outline'
import { remarkLesson } from './remark-lesson'

/** A lesson ready to be stored: its HTML needs neither the source nor the compiler again. */
export interface CompiledLesson {
  code: string
  title: string
  objective: string
  summary: string
  author: string
  html: string
  plainText: string
  readingMinutes: number
  headings: LessonHeading[]
  checks: { id: string; hash: string; required: boolean }[]
  scenarios: { code: string; title: string; topic: string; setting: string; html: string }[]
  contentHash: string
  imagePaths: string[]
}

export type CompileResult = { ok: true; lesson: CompiledLesson } | { ok: false; faults: Fault[] }

/**
 * Checks a lesson source against the allow-list, compiles it and renders it to inert HTML.
 * `images` holds the lesson's pictures by their path (`images/x.svg`); a picture that is not there is a fault.
 * Left out (a preview before any picture is stored), a picture shows its description.
 */
export async function compileLesson({
  source,
  images,
}: {
  source: string
  images?: ReadonlyMap<string, Pick<LessonImage, 'hash' | 'width' | 'height'>>
}): Promise<CompileResult> {
  const read = readLessonSource(source.normalize('NFC'))
  if (!read.ok) return read
  const { head, body, tree } = read
  const outline = outlineOf(tree)
  const missing = outline.images.filter(({ path }) => images && !images.has(path))
  if (missing.length > 0) {
    return { ok: false, faults: missing.map(({ path, line }) => ({ line, reason: `Không thấy tệp hình "${path}".` })) }
  }
  const checks = outline.checks.map(({ id, required, content }) => ({
    id,
    required,
    hash: hashOf(content).slice(0, 16),
  }))
  const html = await render(body, {
    lessonCode: head.code,
    checkHashes: new Map(checks.map(({ id, hash }) => [id, hash])),
    images: images ?? new Map(),
  })
  const active = findActiveMarkup(html)
  // The allow-list refuses all of this; to arrive here is a defect of ours, never the author's.
  if (active.length > 0) throw new Error(`Rendered lesson is not inert: ${active.join('; ')}`)
  const { plainText, readingMinutes, headings } = outline
  const { code, title, objective, summary, author } = head
  const content = { code, title, objective, summary, author, html, readingMinutes, headings, checks }
  return {
    ok: true,
    lesson: {
      ...content,
      plainText,
      scenarios: outline.scenarios.map((scenario) => ({ ...scenario, html: elementById(html, scenario.code) ?? '' })),
      contentHash: hashOf(JSON.stringify(content)),
      imagePaths: [...new Set(outline.images.map(({ path }) => path))],
    },
  }
}

/** Only text that passed the allow-list comes here: the compiled module holds markup and nothing else. */
async function render(body: string, frame: LessonFrame): Promise<string> {
  // Loaded on first use: the compiler is heavy, and a process that only serves lessons never needs it.
  const [{ bundleMDX }, { getMDXComponent }] = await Promise.all([import('mdx-bundler'), import('mdx-bundler/client')])
  const { code } = await bundleMDX({
    source: body,
    mdxOptions: (options) => ({
      ...options,
      remarkPlugins: [remarkAllowList, remarkGfm, remarkLesson, ...(options.remarkPlugins ?? [])],
    }),
    esbuildOptions: (options) => ({ ...options, logLevel: 'silent', minify: false }),
    // A second wall behind the frontmatter check: gray-matter's engines that run code are taken away.
    grayMatterOptions: () => ({ engines: { javascript: refuseEngine, js: refuseEngine } }),
  })
  const Content = getMDXComponent(code) as ComponentType<{ components: typeof lessonBlocks }>
  return renderToStaticMarkup(
    createElement(LessonFrameProvider, { value: frame }, createElement(Content, { components: lessonBlocks })),
  )
}

function refuseEngine(): never {
  throw new Error('Executable frontmatter is refused')
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
