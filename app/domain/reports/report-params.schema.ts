import { z } from 'zod'
import { directOnlyParam, matrixSortOf } from './report-links'
import { readReportDate } from './report-time'
import { stateOfParam } from './state-tabs'

/** What the addresses of the report pages may ask for. Anything unreadable falls back to the page's own start. */

const text = (longest: number) =>
  z
    .string()
    .transform((value) => value.normalize('NFC').trim().slice(0, longest))
    .catch('')
const optional = (longest: number) => text(longest).transform((value) => value || null)
const page = z.coerce.number().int().min(1).max(100_000).catch(1)

/** What is no date, or lies ahead, is not followed: `reportTime`, `unknownDateWords`. */
const date = text(20)

const unitSchema = z.object({
  ky: optional(20),
  ngay: date,
  xep: z.string().transform(matrixSortOf).catch('attention'),
})

/** `?ky=2026-11&xep=ten&mo=DOI-1&mo=DOI-2` */
export function readUnitParams(url: URL) {
  const { ky, ngay, xep } = unitSchema.parse(Object.fromEntries(url.searchParams))
  return {
    periodCode: ky,
    reportOn: readReportDate(ngay),
    typedDate: ngay,
    sort: xep,
    openCodes: url.searchParams.getAll('mo').slice(0, 50),
  }
}

const peopleSchema = z.object({
  ky: optional(20),
  ngay: date,
  'trang-thai': optional(20),
  'chuyen-de': optional(100),
  'don-vi': optional(100),
  'pham-vi': optional(20),
  tim: text(100),
  trang: page,
})

/** `?ky=2026-11&trang-thai=qua-han&pham-vi=truc-tiep&tim=duc&trang=2` */
export function readPeopleParams(url: URL) {
  const params = peopleSchema.parse(Object.fromEntries(url.searchParams))
  return {
    periodCode: params.ky,
    reportOn: readReportDate(params.ngay),
    typedDate: params.ngay,
    state: stateOfParam(params['trang-thai']),
    courseCode: params['chuyen-de'],
    unitCode: params['don-vi'],
    directOnly: params['pham-vi'] === directOnlyParam,
    search: params.tim,
    page: params.trang,
  }
}

/** The filters of a list as the choice of a bulk deed: the page of the list does not matter. */
export function readChosenQuery(url: URL) {
  const { state, page: _page, reportOn: _reportOn, typedDate: _typedDate, ...query } = readPeopleParams(url)
  const { unitCode, courseCode, periodCode, search } = query
  return {
    ...query,
    states: state ? [state] : [],
    isUnfiltered: !state && !unitCode && !courseCode && !periodCode && !search,
  }
}
