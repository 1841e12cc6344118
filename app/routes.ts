import { index, layout, prefix, type RouteConfig, route } from '@remix-run/route-config'

/** Every URL of the product: Vietnamese paths to English file names. A layout's guard protects nothing beneath it. */
export default [
  index('routes/resources/start.ts'),
  route('healthz', 'routes/resources/healthz.ts'),
  route('giao-dien', 'routes/resources/theme.ts'),
  route('tep/:hash', 'routes/resources/image.ts'),
  route('mat-mang', 'routes/resources/offline.tsx'),
  route('khoa-may', 'routes/learn/outbox-key.ts'),

  route('dang-nhap', 'routes/auth/sign-in.tsx'),
  route('dang-xuat', 'routes/auth/sign-out.tsx'),
  route('doi-mat-khau', 'routes/auth/change-password.tsx'),

  // Full-screen pages with their own bars.
  route('bai-hoc/:ma', 'routes/learn/lesson.tsx'),
  route('bai-hoc/:ma/noi-dung', 'routes/learn/lesson-body.ts'),
  route('bai-hoc/:ma/cau-hoi', 'routes/learn/check-answer.ts'),
  route('bai-hoc/:ma/vi-tri', 'routes/learn/reading-position.ts'),
  route('bai-hoc/:ma/kiem-tra', 'routes/learn/quiz.tsx'),
  route('bai-lam/:ma/cau-tra-loi', 'routes/learn/answer.ts'),
  route('bai-lam/:ma/nop', 'routes/learn/submission.ts'),
  route('bai-lam/:ma/thoi-gian', 'routes/learn/attempt-clock.ts'),
  route('tinh-huong/:bai/:ma', 'routes/learn/scenario.tsx'),
  route('tinh-huong/:bai/:ma/noi-dung', 'routes/learn/scenario-body.ts'),
  route('tinh-huong/:bai/:ma/ket-qua', 'routes/learn/scenario-run.ts'),
  route('soan/bai/:ma', 'routes/studio/lesson.tsx'),
  route('soan/bai/:ma/ban-nhap', 'routes/studio/draft-text.ts'),
  route('soan/xem-thu', 'routes/studio/preview.ts'),
  route('don-vi/:ma/xuat.csv', 'routes/command/unit-csv.ts'),

  layout('routes/layout.tsx', [
    route('thang-nay', 'routes/learn/month.tsx'),
    route('chuyen-de', 'routes/learn/courses.tsx'),
    route('chuyen-de/:ma', 'routes/learn/course.tsx'),
    route('chuyen-de/:ma/giao', 'routes/learn/course-assignment.tsx'),
    route('bai-lam/:ma', 'routes/learn/result.tsx'),
    route('bai-lam/:ma/ho-so', 'routes/learn/attempt-record.tsx'),
    route('bien-nhan', 'routes/learn/receipt.tsx'),
    route('tinh-huong', 'routes/learn/scenarios.tsx'),
    route('thi-dua', 'routes/learn/points.tsx'),
    route('thi-dua/bang-diem', 'routes/command/campaign.tsx'),
    route('thong-bao', 'routes/learn/notices.tsx'),
    route('ca-nhan', 'routes/learn/profile.tsx'),
    route('ca-nhan/thiet-bi', 'routes/learn/sessions.tsx'),

    route('don-vi', 'routes/command/unit-index.tsx'),
    route('don-vi/:ma', 'routes/command/unit.tsx'),
    route('don-vi/:ma/chuyen-de/:chuyende', 'routes/command/unit-course.tsx'),
    route('can-bo', 'routes/command/officers.tsx'),
    route('can-bo/:ma', 'routes/command/officer.tsx'),
    route('qua-han', 'routes/command/overdue.tsx'),

    ...prefix('soan', [
      index('routes/studio/lessons.tsx'),
      route('bai/moi', 'routes/studio/new-lesson.tsx'),
      route('cau-hoi', 'routes/studio/questions.tsx'),
      route('cau-hoi/moi', 'routes/studio/new-question.tsx'),
      route('cau-hoi/:ma', 'routes/studio/question.tsx'),
      route('chuyen-de/moi', 'routes/studio/new-course.tsx'),
      route('chuyen-de/:ma', 'routes/studio/course.tsx'),
    ]),
    route('cham-bai', 'routes/studio/essays.tsx'),
    route('cham-bai/:ma', 'routes/studio/essay.tsx'),
    route('duyet', 'routes/studio/reviews.tsx'),
    route('duyet/:ma', 'routes/studio/review.tsx'),

    ...prefix('quan-tri', [
      route('nguoi-dung', 'routes/admin/officers.tsx'),
      route('nguoi-dung/moi', 'routes/admin/new-officer.tsx'),
      route('nguoi-dung/:ma', 'routes/admin/officer.tsx'),
      route('don-vi', 'routes/admin/units.tsx'),
      route('don-vi/:ma', 'routes/admin/unit.tsx'),
      route('nhat-ky', 'routes/admin/audit.tsx'),
    ]),
  ]),

  route('*', 'routes/resources/not-found.tsx'),
] satisfies RouteConfig
