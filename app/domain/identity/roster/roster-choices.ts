import { z } from 'zod'
import { fields } from './roster-columns'

/** What is stored of a draft: the sheets as text and what the administrator put right. Read back through these shapes. */

const sheetSchema = z.object({
  headers: z.array(z.string()),
  rows: z.array(
    z.object({ line: z.number(), cells: z.array(z.string()), notes: z.array(z.string()), fault: z.string() }),
  ),
})

export const sheetsSchema = z.object({ people: sheetSchema, units: sheetSchema.nullable() })

const columnsSchema = z.partialRecord(z.enum(fields), z.number().int().min(0))

const rowChoiceSchema = z.object({
  /** Left out on purpose. */
  skip: z.boolean().optional(),
  name: z.object({ familyName: z.string(), middleName: z.string(), givenName: z.string() }).optional(),
  /** The service number does belong to somebody of another name, who is called so from now on. */
  acceptsName: z.boolean().optional(),
})
export type RowChoice = z.output<typeof rowChoiceSchema>

export const choicesSchema = z.object({
  columns: columnsSchema,
  unitColumns: columnsSchema,
  /** By `wordChoiceKey`: the code that an unknown word means. */
  words: z.record(z.string(), z.string()),
  /** For officers who are new and have an empty cell; empty: none, so that the row is a conflict. */
  defaults: z.object({ category: z.string(), position: z.string() }),
  /** By line of the people's sheet. */
  rows: z.record(z.string(), rowChoiceSchema),
})
export type Choices = z.output<typeof choicesSchema>

const wordKinds = ['rank', 'position', 'category', 'unit', 'unitType'] as const
export type WordKind = (typeof wordKinds)[number]

export function wordChoiceKey(kind: WordKind, text: string): string {
  return `${kind}:${text.toLocaleLowerCase('vi')}`
}

export function isWordKind(text: string): text is WordKind {
  return (wordKinds as readonly string[]).includes(text)
}
