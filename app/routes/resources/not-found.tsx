/** Public: every address that is no page. */
export function loader(): never {
  throw new Response('Không thấy trang này. Có thể bài đã được gỡ.', { status: 404 })
}

/** Public, like the loader. */
export const action = loader

export default function NotFound() {
  return null
}
