import { getFormProps, getInputProps, type SubmissionResult, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { Button } from '~/components/button'
import { Callout } from '~/components/callout'
import { Card } from '~/components/card'
import { TextField } from '~/components/field'
import type { ReasonForm } from '../administration.schema'
import { FormErrors } from './form-errors'

interface AccountPanelProps {
  isLocked: boolean
  lockedAt: string
  lockReason: string
  isBusy: boolean
  lastResult: SubmissionResult<string[]> | null
}

/** Lock or unlock with a reason; issue a one-time password. */
export function AccountPanel({ isLocked, lockedAt, lockReason, isBusy, lastResult }: AccountPanelProps) {
  const [form, fields] = useForm<ReasonForm>({ id: 'tai-khoan', lastResult, shouldRevalidate: 'onSubmit' })
  return (
    <Card padding="lg" aria-labelledby="tieu-de-tai-khoan">
      <h2 id="tieu-de-tai-khoan" className="text-lg font-semibold">
        Tài khoản
      </h2>
      {isLocked ? (
        <Callout tone="red" title={`Đã khóa lúc ${lockedAt}`} className="mt-3">
          Lý do: {lockReason}
        </Callout>
      ) : null}
      <Form method="post" {...getFormProps(form)} className="mt-3 flex flex-col gap-4">
        <input type="hidden" name="viec" value={isLocked ? 'moKhoa' : 'khoa'} />
        <TextField
          {...getInputProps(fields.reason, { type: 'text' })}
          key={fields.reason.key}
          label={isLocked ? 'Lý do mở khóa' : 'Lý do khóa'}
          hint={isLocked ? undefined : 'Khóa xong, mọi thiết bị của đồng chí này bị đăng xuất ngay.'}
          errors={fields.reason.errors}
          maxLength={300}
          autoComplete="off"
          required
        />
        <FormErrors id={form.errorId} errors={form.errors} />
        <div>
          <Button type="submit" variant={isLocked ? 'primary' : 'danger'} busy={isBusy}>
            {isLocked ? 'Mở khóa tài khoản' : 'Khóa tài khoản'}
          </Button>
        </div>
      </Form>
      <hr className="my-5 border-line" />
      <Form method="post" className="flex flex-col gap-3">
        <input type="hidden" name="viec" value="matKhau" />
        <p className="text-sm text-text-2">
          Mật khẩu một lần thay mật khẩu cũ và đăng xuất mọi thiết bị. Chỉ cấp khi đã xác nhận đúng người.
        </p>
        <div>
          <Button type="submit" variant="secondary" busy={isBusy}>
            Cấp mật khẩu một lần
          </Button>
        </div>
      </Form>
    </Card>
  )
}
