import { Row, RowList } from '~/components/row-list'
import { StatusChip } from '~/components/status-chip'
import type { CourseRowView } from './month-view'

/** Courses as rows of a card, each with its count, date and state. */
export function CourseRows({ label, courses }: { label: string; courses: CourseRowView[] }) {
  return (
    <RowList label={label}>
      {courses.map((course) => (
        <Row
          key={course.key}
          to={course.to}
          title={course.title}
          detail={course.detail}
          trailing={<StatusChip tone={course.look.tone} label={course.look.label} />}
        />
      ))}
    </RowList>
  )
}
