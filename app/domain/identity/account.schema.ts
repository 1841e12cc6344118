import { z } from 'zod'
import { collapse } from './names'

/** Shapes of the forms about one's own account. Passwords are taken as typed: no trimming. */

export const signInSchema = z.object({
  login: z.string('Đồng chí chưa nhập số hiệu hoặc tên đăng nhập.').max(100),
  password: z.string('Đồng chí chưa nhập mật khẩu.').max(1000),
  isShared: z.boolean().default(false),
})

export type SignInForm = z.input<typeof signInSchema>

export const changePasswordSchema = z
  .object({
    presentPassword: z.string('Đồng chí chưa nhập mật khẩu đang dùng.').max(1000),
    newPassword: z.string('Đồng chí chưa nhập mật khẩu mới.').max(1000),
    repeatedPassword: z.string('Đồng chí chưa nhập lại mật khẩu mới.').max(1000),
  })
  .refine((form) => form.newPassword === form.repeatedPassword, {
    path: ['repeatedPassword'],
    message: 'Hai lần nhập mật khẩu mới chưa giống nhau. Vui lòng nhập lại.',
  })

export type ChangePasswordForm = z.input<typeof changePasswordSchema>

export const emailSchema = z.object({
  email: z.string().transform(collapse).pipe(z.email().max(254)).optional(),
})

export type EmailForm = z.input<typeof emailSchema>
