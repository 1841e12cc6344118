import { z } from 'zod'

/** One answer as the question form or its script posts it. */
const answerSchema = z.object({
  position: z.coerce.number().int().min(1).max(500),
  /** Letters of the order shown, or texts; what fits the question is decided by `responseFromWire`. */
  response: z.array(z.string().max(20_000)).max(30),
  /** Given: the answer stays, only the flag is meant. */
  keep: z.literal('1').optional(),
  /** Counted by the device; a plain form gives none, its last post is the newest. */
  revision: z.coerce.number().int().min(1).max(1_000_000_000).optional(),
  flagged: z.enum(['0', '1']).optional(),
  /** The question to show next, or "nop" for the overview before submitting. */
  next: z.union([z.literal('nop'), z.coerce.number().int().min(1).max(500)]).optional(),
})

/** Parses what was posted; a failed parse means a form that this product did not make. */
export function readAnswer(form: FormData) {
  const text = (name: string) => form.get(name) ?? undefined
  return answerSchema.safeParse({
    position: text('position'),
    response: form.getAll('response'),
    keep: text('keep'),
    revision: text('revision'),
    flagged: text('flagged'),
    next: text('next'),
  })
}
