import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countedAttempts } from '~/domain/publishing/quiz-rules'
import { countedAttempt } from '~/domain/quiz/counted-attempt'
import { effectiveGrade } from '~/domain/quiz/effective-grade'
import { normaliseReceiptCode, receiptCode } from '~/domain/quiz/receipt-code'
import { seededRandom } from '~/domain/quiz/seeded-random'

test('the newest regrade counts, else the first grade, else there is none', () => {
  const own = { scoreNumerator: 3, scoreDenominator: 5, passed: false, regrades: [] }
  expect(effectiveGrade(own)).toEqual({ score: { numerator: 3, denominator: 5 }, passed: false })
  const regrade = { afterNumerator: 5, afterDenominator: 5, afterPassed: true }
  const older = { afterNumerator: 1, afterDenominator: 5, afterPassed: false }
  expect(effectiveGrade({ ...own, regrades: [regrade, older] })).toEqual({
    score: { numerator: 5, denominator: 5 },
    passed: true,
  })
  expect(effectiveGrade({ scoreNumerator: null, scoreDenominator: null, passed: null, regrades: [] })).toEqual({
    score: null,
    passed: null,
  })
})

const attempts = fc
  .array(fc.record({ numerator: fc.nat(10), isWaiting: fc.boolean(), isRunning: fc.boolean() }), { maxLength: 5 })
  .map((rows) =>
    rows.map(({ numerator, isWaiting, isRunning }, index) => ({
      number: index + 1,
      submittedAt: isRunning ? null : new Date(index),
      score: isRunning || isWaiting ? null : { numerator, denominator: 10 },
      passed: isRunning || isWaiting ? null : numerator >= 8,
    })),
  )

test('first, best or last of those handed in, whatever order they come in', () => {
  fc.assert(
    fc.property(attempts, fc.constantFrom(...countedAttempts), (rows, rule) => {
      const counted = countedAttempt(rows, rule)
      expect(countedAttempt([...rows].reverse(), rule)).toEqual(counted)
      const handedIn = rows.filter(({ submittedAt }) => submittedAt)
      if (handedIn.length === 0) {
        expect(counted).toBeNull()
        return
      }
      if (rule === 'first') expect(counted).toEqual(handedIn[0])
      if (rule === 'last') expect(counted).toEqual(handedIn.at(-1))
      if (rule === 'best')
        for (const { score } of handedIn)
          expect(score?.numerator ?? -1).toBeLessThanOrEqual(counted?.score?.numerator ?? -1)
    }),
  )
})

test('a receipt code is ten characters that read the same when copied by hand', () => {
  fc.assert(
    fc.property(fc.string(), (seed) => {
      const code = receiptCode(seededRandom(seed))
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/)
      expect(normaliseReceiptCode(code)).toBe(code)
      const written = `${code.slice(0, 5)}-${code.slice(5)}`.toLowerCase().replaceAll('1', 'l').replaceAll('0', 'o')
      expect(normaliseReceiptCode(` ${written} `)).toBe(code)
    }),
  )
})
