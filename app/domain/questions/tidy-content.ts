import type { QuestionContent } from './question-body'

/**
 * The content as it is stored: NFC, line breaks as LF, no outer spaces, so that two ways of writing the same question
 * are one version. The texts around the gaps of a quotation keep their spaces.
 */
export function tidyContent(content: QuestionContent): QuestionContent {
  return tidy(content) as QuestionContent
}

function tidy(value: unknown, isPart = false): unknown {
  if (typeof value === 'string') {
    const text = value.normalize('NFC').replace(/\r\n?/g, '\n')
    return isPart ? text : text.trim()
  }
  if (Array.isArray(value)) return value.map((one) => tidy(one, isPart))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => one !== undefined)
      .map(([name, one]) => [name, tidy(one, name === 'parts')]),
  )
}
