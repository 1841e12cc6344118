import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { LessonBody } from '~/domain/publishing/components/lesson-body'

test('the server writes the stored HTML as it is, under the hash that the browser looks for', () => {
  const html = '<p>Xin chào</p><div class="nn-block" id="k" data-mdx="Checklist" data-props="{}"><p>a</p></div>'
  const written = renderToString(
    <LessonBody
      html={html}
      officerId="o"
      isShared={false}
      lessonCode="bai"
      contentHash="abc"
      answers={{}}
      isPreview={false}
    />,
  )
  expect(written).toContain(`<div class="nn-prose" data-lesson="abc">${html}</div>`)
})
