import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireDeed } from '~/domain/identity/guard.server'
import { getImage } from '~/domain/publishing/lesson-images.server'

/**
 * A lesson's picture by the hash of its bytes. Its own policy lets nothing in it act, even when it is opened as a
 * document: SVG was read strictly when it was stored, and this is the second wall.
 */
export async function loader(args: LoaderFunctionArgs) {
  await requireDeed(args, 'study')
  const hash = args.params.hash ?? ''
  const image = /^[0-9a-f]{64}$/.test(hash) ? await getImage(hash) : null
  if (!image) throw new Response(null, { status: 404 })
  return new Response(new Uint8Array(image.bytes), {
    headers: {
      'Content-Type': image.mediaType,
      'Content-Length': String(image.bytes.length),
      'Cache-Control': 'private, max-age=31536000, immutable',
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      'X-Content-Type-Options': 'nosniff',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Content-Disposition': 'inline',
    },
  })
}
