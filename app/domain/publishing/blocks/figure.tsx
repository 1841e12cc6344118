import { useLessonFrame } from './frame'

/** The picture's place is kept while it loads; without a stored picture its description stands in. */
export function Figure({ src, alt, caption }: { src: string; alt: string; caption?: string }) {
  const image = useLessonFrame().images.get(src)
  return (
    <figure className="nn-figure">
      {image ? (
        <img
          src={`/tep/${image.hash}`}
          alt={alt}
          width={image.width ?? undefined}
          height={image.height ?? undefined}
          loading="lazy"
          decoding="async"
        />
      ) : (
        <p className="nn-figure-missing">{alt}</p>
      )}
      {caption ? <figcaption>{caption}</figcaption> : null}
    </figure>
  )
}
