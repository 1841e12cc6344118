import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { requireDeed } from '~/domain/identity/guard.server'
import { getScenario, isEndingResult, recordScenarioRun } from '~/domain/publishing/scenarios.server'
import { inTransaction } from '~/platform/db/database.server'
import { readForm } from '~/platform/http/form.server'
import { requireFound } from '~/platform/http/not-found'

/** Opened by hand or by a bookmark, the address leads to the scenario itself. */
export async function loader(args: Parameters<typeof action>[0]) {
  await requireDeed(args, 'study')
  return redirect(scenarioPath(args.params))
}

/** The result of a finished scenario, told by the page: practice that earns nothing, so its word is enough. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireDeed(args, 'study')
  const result = (await readForm(args.request)).get('result')
  if (!isEndingResult(result)) return Response.json({ ok: false }, { status: 400 })
  const { lessonCode, code } = requireFound(getScenario(args.params.bai ?? '', args.params.ma ?? ''))
  const run = { officerId: actor.officerId, lessonCode, scenarioCode: code, result, at: args.context.now() }
  await inTransaction((tx) => recordScenarioRun(tx, run))
  return Response.json({ ok: true })
}

function scenarioPath({ bai = '', ma = '' }: ActionFunctionArgs['params']): string {
  return `/tinh-huong/${encodeURIComponent(bai)}/${encodeURIComponent(ma)}`
}
