import { getFormProps, getInputProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { Button, ButtonLink } from '~/components/button'
import { Callout } from '~/components/callout'
import { PasswordField } from '~/components/password-field'
import { rankedName } from '~/domain/identity/access'
import { type ChangePasswordForm, changePasswordSchema } from '~/domain/identity/account.schema'
import { changePassword, type PasswordChange } from '~/domain/identity/change-password.server'
import { SignInFrame } from '~/domain/identity/components/sign-in-frame'
import { requireSession } from '~/domain/identity/guard.server'
import { minPasswordLength, passwordFaultText } from '~/domain/identity/password-rules'
import { getRootName } from '~/domain/identity/units.server'
import { localDateOf } from '~/platform/calendar'
import { redirectWithToast } from '~/platform/http/flash.server'
import { readForm } from '~/platform/http/form.server'
import { safePath } from '~/platform/http/safe-path'

export const meta: MetaFunction = () => [{ title: 'Đổi mật khẩu – Niềm Nở' }]

/** Signed in, also with a one-time password: here it is put away. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireSession(args)
  return {
    name: rankedName(actor),
    username: actor.username,
    isForced: actor.mustChangePassword,
    organisationName: await getRootName(localDateOf(args.context.now())),
    minLength: minPasswordLength,
  }
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireSession(args)
  const { request, context } = args
  const submission = parseWithZod(await readForm(request), { schema: changePasswordSchema })
  const hideFields: Field[] = ['presentPassword', 'newPassword', 'repeatedPassword']
  if (submission.status !== 'success') return data(submission.reply({ hideFields }), { status: 422 })
  const { presentPassword: present, newPassword: next } = submission.value
  const change = await changePassword(actor, { present, next, address: context.clientAddress, now: context.now() })
  if (!change.ok)
    return data(submission.reply({ hideFields, fieldErrors: refusalOf(change) }), {
      status: change.reason === 'blocked' ? 429 : 422,
    })
  const path = safePath(
    new URL(request.url).searchParams.get('tiep'),
    actor.mustChangePassword ? '/thang-nay' : '/ca-nhan',
  )
  return redirectWithToast(path, { text: 'Đã đổi mật khẩu. Các thiết bị khác của đồng chí đã được đăng xuất.' })
}

type Field = 'presentPassword' | 'newPassword' | 'repeatedPassword'

function refusalOf(change: Extract<PasswordChange, { ok: false }>): Partial<Record<Field, string[]>> {
  switch (change.reason) {
    case 'wrongPresent':
      return { presentPassword: [`Mật khẩu đang dùng chưa đúng. Đồng chí còn ${change.triesLeft} lần thử.`] }
    case 'blocked':
      return { presentPassword: [`Đã nhập sai nhiều lần. Đồng chí thử lại sau ${change.minutesLeft} phút.`] }
    case 'unchanged':
      return { newPassword: ['Mật khẩu mới trùng mật khẩu đang dùng. Vui lòng chọn mật khẩu khác.'] }
    default:
      return { newPassword: [passwordFaultText(change.reason)] }
  }
}

export default function ChangePasswordPage() {
  const { name, username, isForced, organisationName, minLength } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const isBusy = useNavigation().formMethod === 'POST'
  const [form, fields] = useForm<ChangePasswordForm>({ id: 'doi-mat-khau', lastResult, shouldRevalidate: 'onSubmit' })
  return (
    <SignInFrame organisationName={organisationName}>
      <div className="flex flex-col gap-5.5">
        <div>
          <h1 className="text-3xl font-bold">Đổi mật khẩu</h1>
          <p className="mt-1 text-text-2">{name}</p>
        </div>
        {isForced ? (
          <Callout tone="blue" title="Đồng chí đang dùng mật khẩu một lần.">
            Đặt mật khẩu của riêng mình để vào học. Mật khẩu này chỉ đồng chí biết.
          </Callout>
        ) : null}
        <Form method="post" {...getFormProps(form)} className="flex flex-col gap-5.5">
          <input type="text" name="username" autoComplete="username" defaultValue={username} readOnly hidden />
          <PasswordField
            {...getInputProps(fields.presentPassword, { type: 'password' })}
            key={fields.presentPassword.key}
            label={isForced ? 'Mật khẩu một lần' : 'Mật khẩu đang dùng'}
            errors={fields.presentPassword.errors}
            autoComplete="current-password"
            required
          />
          <PasswordField
            {...getInputProps(fields.newPassword, { type: 'password' })}
            key={fields.newPassword.key}
            label="Mật khẩu mới"
            hint={`Ít nhất ${minLength} ký tự. Nên ghép vài từ dễ nhớ với mình, không dùng họ tên hay số hiệu.`}
            errors={fields.newPassword.errors}
            autoComplete="new-password"
            minLength={minLength}
            required
          />
          <PasswordField
            {...getInputProps(fields.repeatedPassword, { type: 'password' })}
            key={fields.repeatedPassword.key}
            label="Nhập lại mật khẩu mới"
            errors={fields.repeatedPassword.errors}
            autoComplete="new-password"
            required
          />
          <Button type="submit" size="lg" block busy={isBusy} busyLabel="Đang lưu">
            Đổi mật khẩu
          </Button>
        </Form>
        {isForced ? (
          <Form method="post" action="/dang-xuat" reloadDocument>
            <Button type="submit" variant="ghost" block>
              Đăng xuất
            </Button>
          </Form>
        ) : (
          <ButtonLink to="/ca-nhan" variant="ghost" block>
            Quay lại
          </ButtonLink>
        )}
      </div>
    </SignInFrame>
  )
}
