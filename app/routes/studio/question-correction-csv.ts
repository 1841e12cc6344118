import type { LoaderFunctionArgs } from '@remix-run/node'
import { correctionRefusal } from '~/domain/deeds/correct-question.server'
import { correctionCsv } from '~/domain/deeds/correction-csv'
import { findCorrectionRows } from '~/domain/deeds/correction-rows.server'
import { previewCorrection } from '~/domain/deeds/preview-correction.server'
import { requireDeed } from '~/domain/identity/guard.server'
import { standingBody } from '~/domain/quiz/corrections'
import { getCorrectableVersion } from '~/domain/quiz/corrections.server'
import { askedCorrection } from '~/domain/quiz/corrections-form'
import { reader } from '~/platform/db/database.server'
import { attachmentHeader } from '~/platform/http/attachment'
import { requireFound } from '~/platform/http/not-found'

/** /soan/cau-hoi/:ma/dinh-chinh.csv: everybody whom a correction would touch, by the same address as its preview. */
export async function loader(args: LoaderFunctionArgs) {
  await requireDeed(args, 'correctQuestion')
  const params = new URL(args.request.url).searchParams
  const code = args.params.ma ?? ''
  const number = Number(params.get('phien-ban')) || null
  const version = requireFound(await getCorrectableVersion(reader(), { code, number }))
  const asked = askedCorrection(standingBody(version.original, version.corrections), params)
  if (asked.state !== 'asked' || correctionRefusal(version, asked.correction)) throw new Response(null, { status: 404 })
  const { lines } = await previewCorrection(version.id, asked.correction)
  return new Response(correctionCsv(await findCorrectionRows(lines, args.context.now())), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': attachmentHeader(`Đính chính câu hỏi ${code}.csv`, `dinh-chinh-${code}.csv`),
      'Cache-Control': 'private, no-store',
    },
  })
}
