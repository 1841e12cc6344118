import type { BlockName } from '../block-data'

/** A block of the stored HTML and the place in it where its component lives. */
export interface SleepingBlock {
  key: string
  name: BlockName
  /** The block's own data; its shape goes with its name. */
  data: unknown
  /** Values chosen in its form before the component was there; a form that was only read gives none. */
  chosen: string[]
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
  return [...root.querySelectorAll<HTMLElement>('[data-mdx]')].flatMap((block, index): SleepingBlock[] => {
    const name = block.dataset.mdx ?? ''
    const data = parse(block.dataset.props ?? '')
    if (!isBlockName(name) || data === undefined) return []
    const key = `${index}-${name}`
    const existing = block.querySelector<HTMLElement>(':scope > .nn-live')
    if (existing) return [{ key, name, data, chosen: [], place: existing }]
    const chosen = takeChosen(block)
    const paper = document.createElement('div')
    paper.className = 'nn-paper'
    paper.append(...block.childNodes)
    for (const fold of paper.querySelectorAll('details')) fold.open = true
    const place = document.createElement('div')
    place.className = 'nn-live'
    const isPrintedAlive = printedAlive.includes(name)
    if (!isPrintedAlive) place.classList.add('nn-screen')
    block.replaceChildren(...(isPrintedAlive ? [place] : [place, paper]))
    return [{ key, name, data, chosen, place }]
  })
}

/** A fast reader, or one with a slow line, answers before the scripts have come. What goes to print is the blank form. */
function takeChosen(block: HTMLElement): string[] {
  const form = block.querySelector('form')
  if (!form) return []
  const chosen = new FormData(form).getAll('chosen').map(String)
  form.reset()
  return chosen
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
