import { Card, CardHeader } from '~/components/card'
import { rankedName } from '~/domain/identity/access'
import { formatDate } from '~/platform/calendar'
import type { RecordViewLine } from '../record-views.server'

/** Who looked at an officer's record, for the officer and for those who may open it. */
export function RecordViews({ title, views }: { title: string; views: readonly RecordViewLine[] }) {
  return (
    <Card aria-labelledby="nguoi-da-xem">
      <CardHeader id="nguoi-da-xem" title={title} detail="Mỗi người ghi một lần trong ngày" />
      {views.length > 0 ? (
        <ul className="divide-y divide-line border-t border-line">
          {views.map((view) => (
            <li key={`${view.viewedOn} ${view.name}`} className="px-4 py-3">
              <p>{rankedName({ rankName: view.rankName, displayName: view.name })}</p>
              <p className="text-sm text-text-3">
                {view.unitName ? `${view.unitName}, ` : ''}ngày {formatDate(view.viewedOn)}
              </p>
            </li>
          ))}
        </ul>
      ) : (
        <p className="px-4 pb-4 text-text-3">Chưa có ai khác mở hồ sơ này.</p>
      )}
    </Card>
  )
}
