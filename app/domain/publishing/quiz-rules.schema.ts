import { z } from 'zod'
import { difficulties } from '~/domain/questions/question-body'
import { countedAttempts, defaultQuizRules, keyTimes } from './quiz-rules'

/** Quiz rules as a course draft keeps them; what an older draft does not say has its default. */

const slot = z.object({
  from: z.union([z.literal('lesson'), z.object({ category: z.string().min(1).max(300) })]),
  topic: z.string().min(1).max(120).optional(),
  difficulty: z.enum(difficulties).optional(),
  count: z.number().int().min(1).max(100),
})

const blueprint = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('slots'), slots: z.array(slot).min(1).max(12) }),
  z.object({ kind: z.literal('fixed'), questionCodes: z.array(z.string().min(1).max(120)).min(1).max(100) }),
])

const quizRulesSchema = z.object({
  draw: z.number().int().min(0).max(100),
  passPercent: z.number().int().min(1).max(100),
  maxAttempts: z.number().int().min(1).max(20),
  timeLimitMinutes: z.number().int().min(0).max(600).default(defaultQuizRules.timeLimitMinutes),
  waitMinutes: z.number().int().min(0).max(10_080).default(defaultQuizRules.waitMinutes),
  countedAttempt: z.enum(countedAttempts).default(defaultQuizRules.countedAttempt),
  showKeys: z.enum(keyTimes).default(defaultQuizRules.showKeys),
  retakeAfterPass: z.boolean().default(defaultQuizRules.retakeAfterPass),
  blueprint: blueprint.nullable().default(null),
})

export const proposedLessonSchema = quizRulesSchema.extend({ lessonCode: z.string().min(1) })
