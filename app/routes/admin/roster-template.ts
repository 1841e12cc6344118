import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireDeed } from '~/domain/identity/guard.server'
import { writeRosterTemplate } from '~/domain/identity/roster/roster-template.server'
import { attachmentHeader } from '~/platform/http/attachment'

/** /quan-tri/nguoi-dung/nhap/mau.xlsx: a roster to fill in, with a page that explains the columns. */
export async function loader(args: LoaderFunctionArgs) {
  await requireDeed(args, 'manageOfficers')
  return new Response(new Uint8Array(await writeRosterTemplate()), {
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'Content-Disposition': attachmentHeader('Mẫu danh sách cán bộ, chiến sĩ.xlsx', 'mau-danh-sach.xlsx'),
      'Cache-Control': 'private, no-store',
    },
  })
}
