/** Public: every address that is no page. */
export function loader(): never {
  throw notFound()
}

/** Public, like the loader. */
export function action(): never {
  throw notFound()
}

function notFound() {
  return new Response('', { status: 404 })
}

export default function NotFound() {
  return null
}
