import { getFormProps, getInputProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation, useSearchParams } from '@remix-run/react'
import { Button } from '~/components/button'
import { Callout } from '~/components/callout'
import { Checkbox } from '~/components/checkbox'
import { TextField } from '~/components/field'
import { PasswordField } from '~/components/password-field'
import { demoAccounts } from '~/domain/deeds/demo/accounts'
import { type SignInForm, signInSchema } from '~/domain/identity/account.schema'
import { SignInFrame } from '~/domain/identity/components/sign-in-frame'
import { getSignInFacts } from '~/domain/identity/installation.server'
import { getActor } from '~/domain/identity/sessions.server'
import { isSharedComputer, rememberSharedComputer } from '~/domain/identity/shared-computer.server'
import { type SignIn, signIn } from '~/domain/identity/sign-in.server'
import { blockMinutes, triesPerAccount } from '~/domain/identity/sign-in-limits.server'
import { SignedOutDevice } from '~/domain/quiz/components/signed-out-device'
import { config } from '~/platform/config.server'
import { readForm } from '~/platform/http/form.server'
import { safePath } from '~/platform/http/safe-path'

export const meta: MetaFunction = () => [{ title: 'Đăng nhập – Niềm Nở' }]

/** Public. Those who are signed in already go where they wanted to. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  if (await getActor(request, context)) throw redirect(returnPath(request))
  const facts = await getSignInFacts(context.now())
  return {
    ...facts,
    isShared: await isSharedComputer(request),
    demo: config().mode === 'demo' ? demoAccounts.map(({ role, username }) => ({ role, username })) : null,
  }
}

/** Public: name and password against a session. */
export async function action({ request, context }: ActionFunctionArgs) {
  const submission = parseWithZod(await readForm(request), { schema: signInSchema })
  const hideFields: 'password'[] = ['password']
  if (submission.status !== 'success')
    return data({ result: submission.reply({ hideFields }), refusal: null }, { status: 422 })

  const { isShared } = submission.value
  const signed = await signIn({ ...submission.value, request, address: context.clientAddress, now: context.now() })
  if (!signed.ok) {
    const refusal = refusalText(signed)
    const fieldErrors: Record<string, string[]> = refusal.isWrong ? { password: ['Vui lòng nhập lại mật khẩu.'] } : {}
    const status = signed.reason === 'wrong' || signed.reason === 'locked' ? 401 : 429
    return data({ result: submission.reply({ hideFields, fieldErrors }), refusal }, { status })
  }

  const headers = new Headers({ 'Set-Cookie': signed.cookie })
  headers.append('Set-Cookie', await rememberSharedComputer(isShared))
  const path = returnPath(request)
  const next = signed.mustChangePassword ? `/doi-mat-khau?tiep=${encodeURIComponent(path)}` : path
  return redirect(next, { status: 303, headers })
}

function returnPath(request: Request): string {
  return safePath(new URL(request.url).searchParams.get('tiep'), '/thang-nay')
}

interface Refusal {
  title: string
  text: string
  /** The password is what to correct: its field takes the focus. */
  isWrong: boolean
}

function refusalText(refusal: Extract<SignIn, { ok: false }>): Refusal {
  switch (refusal.reason) {
    case 'wrong':
      return refusal.triesLeft > 0
        ? {
            title: 'Số hiệu hoặc mật khẩu chưa đúng.',
            text: `Đồng chí còn ${refusal.triesLeft} lần thử. Sau đó tài khoản tạm khóa ${blockMinutes} phút.`,
            isWrong: true,
          }
        : {
            title: `Tài khoản tạm khóa ${blockMinutes} phút.`,
            text: `Mật khẩu đã nhập sai ${triesPerAccount} lần. Đồng chí thử lại sau, hoặc xin cấp lại mật khẩu theo chỉ dẫn bên dưới.`,
            isWrong: true,
          }
    case 'accountBlocked':
      return {
        title: `Tài khoản đang tạm khóa, còn ${refusal.minutesLeft} phút.`,
        text: 'Mật khẩu đã nhập sai nhiều lần. Đồng chí thử lại sau, hoặc xin cấp lại mật khẩu theo chỉ dẫn bên dưới.',
        isWrong: false,
      }
    case 'addressBlocked':
      return {
        title: `Máy này tạm dừng đăng nhập, còn ${refusal.minutesLeft} phút.`,
        text: 'Từ địa chỉ mạng này có quá nhiều lần nhập sai. Đồng chí thử lại sau, hoặc báo quản trị hệ thống.',
        isWrong: false,
      }
    case 'locked':
      return {
        title: 'Tài khoản của đồng chí đã bị khóa.',
        text: 'Đồng chí liên hệ quản trị hệ thống để biết lý do và mở lại tài khoản.',
        isWrong: false,
      }
  }
}

export default function SignInPage() {
  const { organisationName, helpContact, sharedIdleMinutes, isShared, demo } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const isBusy = useNavigation().formMethod === 'POST'
  const [searchParams] = useSearchParams()
  const [form, fields] = useForm<SignInForm>({
    id: 'dang-nhap',
    lastResult: answer?.result,
    defaultValue: { isShared: isShared ? 'on' : '' },
    shouldRevalidate: 'onSubmit',
  })
  const refusal = answer?.refusal
  return (
    <SignInFrame organisationName={organisationName}>
      <SignedOutDevice />
      <div className="flex flex-col gap-5.5">
        <div>
          <h1 className="text-3xl font-bold">Đăng nhập</h1>
          <p className="mt-1 text-text-2">Dùng số hiệu CAND và mật khẩu được cấp.</p>
        </div>
        {refusal ? (
          <Callout tone="red" title={refusal.title} isAlert>
            {refusal.text}
          </Callout>
        ) : null}
        {!refusal && searchParams.has('tiep') ? (
          <Callout tone="blue" title="Đồng chí cần đăng nhập để mở trang này.">
            Đăng nhập xong, trang ấy sẽ mở lại.
          </Callout>
        ) : null}
        <Form method="post" {...getFormProps(form)} className="flex flex-col gap-5.5">
          <TextField
            {...getInputProps(fields.login, { type: 'text' })}
            key={fields.login.key}
            label="Số hiệu CAND hoặc tên đăng nhập"
            errors={fields.login.errors}
            placeholder="Ví dụ: 000-001"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            required
          />
          <PasswordField
            {...getInputProps(fields.password, { type: 'password' })}
            key={fields.password.key}
            label="Mật khẩu"
            errors={fields.password.errors}
            autoComplete="current-password"
            required
          />
          <Checkbox
            {...getInputProps(fields.isShared, { type: 'checkbox' })}
            key={fields.isShared.key}
            label={<span className="font-medium">Đây là máy dùng chung</span>}
            hint={`Tự đăng xuất sau ${sharedIdleMinutes} phút không thao tác.`}
            className="-my-2"
          />
          <Button type="submit" size="lg" block busy={isBusy} busyLabel="Đang đăng nhập">
            Đăng nhập
          </Button>
        </Form>
        <details className="text-sm text-text-2">
          <summary className="flex min-h-11 cursor-pointer list-none flex-wrap items-center gap-1">
            Quên mật khẩu? <span className="link">Xem cách xin cấp lại</span>
          </summary>
          <p className="pt-1">
            Đồng chí trực tiếp gặp {helpContact} và cho biết số hiệu. Đồng chí sẽ nhận mật khẩu dùng một lần, rồi tự đặt
            mật khẩu mới khi đăng nhập.
          </p>
        </details>
        {demo ? <DemoNote accounts={demo} /> : null}
      </div>
    </SignInFrame>
  )
}

function DemoNote({ accounts }: { accounts: { role: string; username: string }[] }) {
  return (
    <details className="text-sm text-text-2">
      <summary className="flex min-h-11 cursor-pointer list-none items-center">
        <span className="link">Tài khoản dùng thử</span>
      </summary>
      <p className="pt-1">Mật khẩu hiện ở cửa sổ khởi động hệ thống.</p>
      <ul className="pt-1">
        {accounts.map(({ role, username }) => (
          <li key={username}>
            <code>{username}</code>: {role}
          </li>
        ))}
      </ul>
    </details>
  )
}
