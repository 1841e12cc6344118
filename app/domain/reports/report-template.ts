import { formatCount } from '~/platform/number-format'

/** The printed report's rules of writing (domain brief 5.5, Decree 30/2020, Appendix I) and its editable header. */

export const authorityMarks = ['', 'TM.', 'KT.', 'TL.', 'TUQ.', 'Q.'] as const
export type AuthorityMark = (typeof authorityMarks)[number]

export interface ReportTemplate {
  parentAgency: string
  agency: string
  /** What follows the number: "BC-CAH". */
  symbol: string
  place: string
  authorityMark: AuthorityMark
  /** In whose name: "TRƯỞNG CÔNG AN HUYỆN". */
  authority: string
  /** The signer's own position, below a mark other than Q. */
  signerPosition: string
  signerName: string
  /** One a line. */
  recipients: string
  proposal: string
}

/** Until a unit has filled in its own: names as they stand, everything else open. */
export function emptyTemplate(unit: { name: string; parentName: string }): ReportTemplate {
  return {
    parentAgency: unit.parentName.toLocaleUpperCase('vi'),
    agency: unit.name.toLocaleUpperCase('vi'),
    symbol: 'BC',
    place: '',
    authorityMark: '',
    authority: '',
    signerPosition: '',
    signerName: '',
    recipients: 'Như trên\nLưu: VT',
    proposal: '',
  }
}

export function authorityMarkOf(text: string): AuthorityMark {
  return authorityMarks.find((mark) => mark === text) ?? ''
}

/** The lines above the signature: "KT. TRƯỞNG CÔNG AN HUYỆN", "PHÓ TRƯỞNG CÔNG AN HUYỆN". */
export function signatureLines(
  template: Pick<ReportTemplate, 'authorityMark' | 'authority' | 'signerPosition'>,
): string[] {
  const { authorityMark, authority, signerPosition } = template
  const head = [authorityMark, authority].filter(Boolean).join(' ')
  const own = authorityMark === '' || authorityMark === 'Q.' ? '' : signerPosition
  return [head, own].filter((line) => line.trim() !== '')
}

/** "- Ban Chỉ huy (để báo cáo);" and a full stop after the last. */
export function recipientLines(recipients: string): string[] {
  const lines = recipients
    .split('\n')
    .map((line) => line.trim().replace(/^-\s*/, '').replace(/[;.]$/, ''))
    .filter(Boolean)
  return lines.map((line, index) => `- ${line}${index === lines.length - 1 ? '.' : ';'}`)
}

/** Counts below ten are led by a zero: "03", "12", "1.730". */
export function printCount(count: number): string {
  return count >= 0 && count < 10 ? `0${count}` : formatCount(count)
}

/** "ngày 05 tháng 02 năm 2026": days below ten, and months one and two only, are led by a zero. */
export function printDate(date: string): string {
  const month = Number(date.slice(5, 7))
  return `ngày ${date.slice(8, 10)} tháng ${month <= 2 ? `0${month}` : month} năm ${date.slice(0, 4)}`
}

/** "Đội 1" within a sentence or a heading keeps its own capitals; "Tháng 11/2026" becomes "tháng 11 năm 2026". */
export function printPeriod(name: string): string {
  return name.replace(/^Tháng (\d{1,2})\/(\d{4})$/, (_all, month: string, year: string) =>
    Number(month) <= 2 ? `tháng 0${Number(month)} năm ${year}` : `tháng ${Number(month)} năm ${year}`,
  )
}
