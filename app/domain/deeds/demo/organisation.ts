/**
 * The demo organisation: one force, its command board and ten units on two levels below it. Units are numbered, so that
 * no real place is named. It is data like any other organisation: no code asks for one of these codes.
 */

export interface DemoUnit {
  code: string
  name: string
  shortName: string
  typeCode: string
  /** Null for the top. */
  parentCode: string | null
  /** Positions from the top of the list down; everybody beyond them is an ordinary officer. */
  leaders: readonly string[]
  size: number
  /** Months of service beyond what the position alone suggests. */
  seniority?: number
}

export const topUnitCode = 'khu-vuc-mau'

const team = { typeCode: 'doi', parentCode: topUnitCode, leaders: ['doi-truong', 'pho-doi-truong', 'pho-doi-truong'] }
const commune = { typeCode: 'cong-an-xa', parentCode: topUnitCode, leaders: ['truong-cong-an', 'pho-truong-cong-an'] }
const section = { typeCode: 'to', parentCode: 'doi-1', leaders: ['to-truong'] }

/** Parents before children. */
export const demoUnits: readonly DemoUnit[] = [
  {
    code: topUnitCode,
    name: 'Công an khu vực Mẫu',
    shortName: 'Khu vực Mẫu',
    typeCode: 'luc-luong',
    parentCode: null,
    leaders: [],
    size: 0,
  },
  {
    code: 'ban-chi-huy',
    name: 'Ban chỉ huy',
    shortName: 'Ban chỉ huy',
    typeCode: 'ban-chi-huy',
    parentCode: topUnitCode,
    leaders: ['truong-cong-an', 'pho-truong-cong-an', 'pho-truong-cong-an', 'pho-truong-cong-an'],
    size: 4,
    seniority: 60,
  },
  { ...team, code: 'doi-1', name: 'Đội 1', shortName: 'Đội 1', size: 6 },
  { ...section, code: 'doi-1-to-1', name: 'Tổ 1', shortName: 'Tổ 1', size: 8 },
  { ...section, code: 'doi-1-to-2', name: 'Tổ 2', shortName: 'Tổ 2', size: 8 },
  { ...team, code: 'doi-2', name: 'Đội 2', shortName: 'Đội 2', size: 16 },
  { ...team, code: 'doi-3', name: 'Đội 3', shortName: 'Đội 3', size: 15 },
  { ...team, code: 'doi-4', name: 'Đội 4', shortName: 'Đội 4', size: 14 },
  { ...team, code: 'doi-5', name: 'Đội 5', shortName: 'Đội 5', size: 13 },
  { ...commune, code: 'cax-mau-1', name: 'Công an xã Mẫu 1', shortName: 'Xã Mẫu 1', size: 13 },
  { ...commune, code: 'cax-mau-2', name: 'Công an xã Mẫu 2', shortName: 'Xã Mẫu 2', size: 12 },
  { ...commune, code: 'cax-mau-3', name: 'Công an xã Mẫu 3', shortName: 'Xã Mẫu 3', size: 11 },
]
