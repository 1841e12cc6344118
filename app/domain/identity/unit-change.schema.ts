import { z } from 'zod'
import { date, reason, text } from './administration.schema'
import { collapse } from './names'

/** Shapes of the forms that change units on a date. */

const chosenUnit = text('Đồng chí chưa chọn đơn vị.')

const unitCode = text('Đồng chí chưa điền mã đơn vị.', 40).pipe(
  z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Mã đơn vị chỉ gồm chữ thường không dấu, số và gạch ngang, ví dụ: doi-1.'),
)

const changeFields = { from: date, reason }

export const moveUnitSchema = z.object({ parentCode: chosenUnit, ...changeFields })
export const dissolveUnitSchema = z.object(changeFields)

const newUnitFields = {
  name: text('Đồng chí chưa điền tên đơn vị.', 120),
  code: unitCode,
  shortName: z.string().max(40).transform(collapse).default(''),
  typeCode: text('Đồng chí chưa chọn loại đơn vị.'),
}

/** Stands for "a new unit" among the successors. */
export const newSuccessor = 'moi'

export const mergeUnitSchema = z.discriminatedUnion('into', [
  z.object({
    into: z.literal('co-san', 'Đồng chí chưa chọn đơn vị tiếp nhận.'),
    withCodes: z.array(z.string()).default([]),
    successorCode: chosenUnit,
    ...changeFields,
  }),
  z.object({
    into: z.literal(newSuccessor),
    withCodes: z.array(z.string()).default([]),
    ...newUnitFields,
    ...changeFields,
  }),
])

/** How many parts a form offers at once; more are split off in a second step. */
export const mostParts = 4

const optionalPart = z.object({
  name: z.string().max(120).transform(collapse).default(''),
  code: z.string().max(40).transform(collapse).default(''),
  typeCode: z.string().default(''),
})

export const splitUnitSchema = z
  .object({
    keeps: z.enum(['chia', 'tach'], 'Đồng chí chưa chọn cách thực hiện.'),
    parts: z.array(optionalPart).max(mostParts).default([]),
    ...changeFields,
  })
  .transform((form, context) => {
    const parts = form.parts
      .map((part, index) => ({ ...part, index }))
      .filter((part) => part.name !== '' || part.code !== '')
    for (const part of parts) {
      const checked = z.object(newUnitFields).omit({ shortName: true }).safeParse(part)
      for (const issue of checked.error?.issues ?? [])
        context.addIssue({ code: 'custom', message: issue.message, path: ['parts', part.index, ...issue.path] })
    }
    const fewest = form.keeps === 'chia' ? 2 : 1
    if (parts.length < fewest)
      context.addIssue({
        code: 'custom',
        message:
          fewest === 2
            ? 'Chia thì cần ít nhất hai đơn vị mới. Đồng chí điền thêm tên và mã.'
            : 'Đồng chí chưa điền đơn vị mới nào.',
        path: ['parts', parts.length, 'name'],
      })
    return { ...form, parts: parts.map((part) => ({ ...part, shortName: '' })) }
  })
