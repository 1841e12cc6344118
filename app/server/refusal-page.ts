/** A refusal as a page of its own, where no route renders one: what is refused, and the way home. */
export function refusalPage({ title, text }: { title: string; text: string }): string {
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)} – Niềm Nở</title>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
<p>${escaped(text)}</p>
<p><a href="/">Về trang chính</a></p>
</main>
</body>
</html>
`
}

export const notFoundWords = {
  title: 'Không thấy trang này',
  text: 'Có thể nội dung đã được gỡ hoặc địa chỉ chưa đúng.',
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
