/** A line of the file, counted from 1. */
export interface GiftLine {
  number: number
  text: string
}

/** What blank lines part: a question (or description) with the comments above and within it, or a change of category. */
export type GiftBlock =
  | { kind: 'category'; line: number; path: string }
  | { kind: 'question'; comments: string[]; lines: GiftLine[] }

const categoryMark = '$CATEGORY:'

/**
 * Parts a GIFT file into blocks by Moodle's rules: a blank line ends a question, a line that begins with // is a comment.
 * A category line stands for itself, with or without a blank line around it.
 */
export function splitGift(file: string): GiftBlock[] {
  const blocks: GiftBlock[] = []
  let comments: string[] = []
  let lines: GiftLine[] = []
  const endBlock = () => {
    if (lines.length > 0) blocks.push({ kind: 'question', comments, lines })
    comments = []
    lines = []
  }
  const texts = file.replace(/^\uFEFF/, '').split(/\r\n?|\n/)
  texts.forEach((text, index) => {
    const trimmed = text.trim()
    if (trimmed === '') endBlock()
    else if (trimmed.startsWith(categoryMark)) {
      endBlock()
      blocks.push({ kind: 'category', line: index + 1, path: categoryOf(trimmed.slice(categoryMark.length)) })
    } else if (trimmed.startsWith('//')) comments.push(trimmed.slice(2))
    else lines.push({ number: index + 1, text })
  })
  endBlock()
  return blocks
}

/** Moodle writes "$course$/top/a/b", and a slash inside a name as "//". */
function categoryOf(written: string): string {
  return written
    .replace(/\\([\\~=#{}:])/g, '$1')
    .replaceAll('//', '-')
    .trim()
    .replace(/^\$[a-z0-9]*\$(\/|$)/i, '')
    .replace(/^top(\/|$)/, '')
}
