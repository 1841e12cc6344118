import { inTransaction, reader } from '~/platform/db/database.server'

/** Whether the officer takes e-mail beside the notices; yes until switched off. */
export async function isMailOn(officerId: string): Promise<boolean> {
  const choice = await reader().mailChoice.findUnique({ where: { officerId }, select: { isOn: true } })
  return choice?.isOn ?? true
}

/** A personal setting: no audit event. */
export async function chooseMail({
  officerId,
  isOn,
  now,
}: {
  officerId: string
  isOn: boolean
  now: Date
}): Promise<void> {
  await inTransaction((tx) =>
    tx.mailChoice.upsert({
      where: { officerId },
      create: { officerId, isOn, changedAt: now },
      update: { isOn, changedAt: now },
    }),
  )
}
