/** Public: every address that is no page. */
export function loader(): never {
  throw new Response('Không thấy trang này. Có thể bài đã được gỡ.', { status: 404 })
}

export default function NotFound() {
  return null
}
