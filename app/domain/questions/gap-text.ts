import { readPercent, writtenPercent } from './percent'
import { type AcceptedText, type BodyOf, fullWeight } from './question-body'

/**
 * A quotation with gaps as authors write it on one line: "Đối với nhân dân, phải [kính trọng], [lễ phép|lễ độ]."
 * In a gap, "|" parts what is accepted, "50%" before a text gives it half, "#" begins its feedback. A backslash makes
 * any of [ ] | # \ an ordinary character.
 */

type Quotation = Pick<BodyOf<'missingWord'>, 'parts' | 'gaps'>

const leadingPercent = /^\s*(-?\d+(?:[.,]\d+)?)\s*%\s*/

/** Reads the line; a bracket that never closes is an ordinary character. */
export function readGapText(text: string): Quotation {
  const parts: string[] = ['']
  const gaps: Quotation['gaps'] = []
  // Where one bracket finds no end, none behind it does.
  let mayClose = true
  for (let at = 0; at < text.length; ) {
    const end: number = mayClose && text[at] === '[' ? closingAt(text, at + 1) : -1
    mayClose &&= text[at] !== '[' || end > 0
    if (end > 0) {
      gaps.push({ accepted: split(text.slice(at + 1, end), '|').map(readAccepted) })
      parts.push('')
      at = end + 1
      continue
    }
    const taken = takeCharacter(text, at)
    parts[parts.length - 1] += taken.character
    at += taken.length
  }
  return { parts, gaps }
}

/** The line that `readGapText` reads as this. */
export function writtenGapText({ parts, gaps }: Quotation): string {
  return parts
    .map((part, index) => {
      const gap = gaps[index]
      return escaped(part, /[[\]\\]/g) + (gap ? `[${gap.accepted.map(writtenAccepted).join('|')}]` : '')
    })
    .join('')
}

function readAccepted(written: string): AcceptedText {
  const [answer = '', ...feedback] = split(written, '#')
  const percent = leadingPercent.exec(answer)
  const weight = percent ? readPercent(percent[1] ?? '') : null
  return {
    text: plain(percent && weight !== null ? answer.slice(percent[0].length) : answer).trim(),
    weight: weight ?? fullWeight,
    feedback: plain(feedback.join('#')).trim(),
  }
}

function writtenAccepted({ text, weight, feedback }: AcceptedText): string {
  const needsPercent = weight !== fullWeight || leadingPercent.test(text)
  const answer = (needsPercent ? `${writtenPercent(weight)}% ` : '') + escaped(text, /[[\]|#\\]/g)
  return feedback ? `${answer}#${escaped(feedback, /[[\]|#\\]/g)}` : answer
}

function escaped(text: string, special: RegExp): string {
  return text.replace(special, (character) => `\\${character}`)
}

function plain(text: string): string {
  let result = ''
  for (let at = 0; at < text.length; ) {
    const taken = takeCharacter(text, at)
    result += taken.character
    at += taken.length
  }
  return result
}

/** One character, or an escaped one without its backslash. A backslash before anything else stands for itself. */
function takeCharacter(text: string, at: number): { character: string; length: number } {
  const next = text[at + 1] ?? ''
  if (text[at] === '\\' && next !== '' && '[]|#\\'.includes(next)) return { character: next, length: 2 }
  return { character: text[at] ?? '', length: 1 }
}

function closingAt(text: string, from: number): number {
  for (let at = from; at < text.length; at += takeCharacter(text, at).length) if (text[at] === ']') return at
  return -1
}

/** The pieces between a character, escapes left as they are. */
function split(text: string, by: string): string[] {
  const pieces = ['']
  for (let at = 0; at < text.length; ) {
    const { length } = takeCharacter(text, at)
    if (length === 1 && text[at] === by) pieces.push('')
    else pieces[pieces.length - 1] += text.slice(at, at + length)
    at += length
  }
  return pieces
}
