/** The page of one enrolment: a course may come back in a later period. Without a period, the one to study now. */
export function courseAddress({ courseCode, periodCode }: { courseCode: string; periodCode: string }): string {
  return `/chuyen-de/${courseCode}?${coursePeriodParam}=${periodCode}`
}

export const coursePeriodParam = 'ky'
