import { z } from 'zod'

/** Where the officer stopped reading: the heading id last passed, and how far down in thousandths. */
export const readingPositionSchema = z.object({
  anchor: z.string().max(200),
  permille: z.coerce.number().int().min(0).max(1000),
})
