import { forgetDueRecall } from '~/domain/quiz/recall-facts.server'
import { inTransaction } from '~/platform/db/database.server'

/** Switches ôn nhanh on or off for the officer alone. Cards stay as they are. A personal setting: no audit event. */
export async function chooseRecall({
  actor: { officerId },
  isOn,
  now,
}: {
  actor: { officerId: string }
  isOn: boolean
  now: Date
}): Promise<void> {
  await inTransaction((tx) =>
    tx.recallChoice.upsert({
      where: { officerId },
      create: { officerId, isOn, changedAt: now },
      update: { isOn, changedAt: now },
    }),
  )
  forgetDueRecall(officerId)
}
