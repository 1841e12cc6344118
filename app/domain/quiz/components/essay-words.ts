/** Limits of an essay in words; zero `maxWords` sets none. */
interface EssayLimits {
  minWords: number
  maxWords: number
}

/** Words are what stands between spaces. */
export function wordCount(text: string): number {
  return text.split(/\s+/u).filter(Boolean).length
}

/** "Cần từ 200 đến 400 từ."; empty without limits. */
export function limitWords({ minWords, maxWords }: EssayLimits): string {
  if (minWords > 0 && maxWords > 0) return `Cần từ ${minWords} đến ${maxWords} từ.`
  if (minWords > 0) return `Cần ít nhất ${minWords} từ.`
  return maxWords > 0 ? `Tối đa ${maxWords} từ.` : ''
}

/** "Đã viết 120 từ, còn thiếu 80. Cần từ 200 đến 400 từ." */
export function lengthWords(count: number, limits: EssayLimits): string {
  const { minWords, maxWords } = limits
  const distance =
    count < minWords
      ? `, còn thiếu ${minWords - count}`
      : maxWords > 0 && count > maxWords
        ? `, quá ${count - maxWords}`
        : ''
  return `Đã viết ${count} từ${distance}. ${limitWords(limits)}`.trim()
}
