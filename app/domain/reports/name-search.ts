import { collapse, searchKeyOf, searchTokens } from '~/domain/identity/names'

/**
 * Search of names as SQL patterns (domain brief 5.3): marks and case are ignored, words come in any order, and where the
 * query carries marks, names that match them as typed come first.
 */
export interface NamePatterns {
  /** LIKE patterns (escape character `\`) of which every one must match the folded search key. */
  folded: string[]
  /** Groups of LIKE patterns on the name as written; a name that matches one of each group is an exact match. Empty without marks. */
  asTyped: string[][]
}

/** More words than a name has are not a search. */
const mostWords = 6

export function namePatterns(query: string): NamePatterns {
  const typed = collapse(query).split(' ').filter(Boolean).slice(0, mostWords)
  const hasMarks = typed.some((word) => searchKeyOf(word) !== word.toLowerCase())
  return {
    folded: searchTokens(query).slice(0, mostWords).map(contains),
    asTyped: hasMarks ? typed.map((word) => [contains(word.toLocaleLowerCase('vi')), contains(capitalised(word))]) : [],
  }
}

function contains(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`
}

function capitalised(word: string): string {
  const [first = '', ...rest] = [...word]
  return first.toLocaleUpperCase('vi') + rest.join('').toLocaleLowerCase('vi')
}

const nameColumn = `("officer"."familyName" || ' ' || "officer"."middleName" || ' ' || "officer"."givenName")`

/** SQL over a table `"officer"`: a condition and a sort key (0 for exact matches), each with its values. */
export function nameSearchSql(query: string): {
  where: string
  rank: string
  whereValues: string[]
  rankValues: string[]
} {
  const { folded, asTyped } = namePatterns(query)
  const like = (column: string) => `${column} LIKE ? ESCAPE '\\'`
  const exact = asTyped.map((group) => `(${group.map(() => like(nameColumn)).join(' OR ')})`).join(' AND ')
  return {
    where: folded.length > 0 ? folded.map(() => like('"officer"."searchKey"')).join(' AND ') : '1 = 1',
    rank: exact ? `CASE WHEN ${exact} THEN 0 ELSE 1 END` : '0',
    whereValues: folded,
    rankValues: asTyped.flat(),
  }
}
