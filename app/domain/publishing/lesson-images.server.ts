import { createHash } from 'node:crypto'
import { type Reader, reader, type Transaction } from '~/platform/db/database.server'
import { type ImageReading, type LessonImage, readImage } from './lesson-image'

/** A picture by the hash of its bytes, or what is wrong with it. */
export function toLessonImage(
  bytes: Uint8Array,
): { ok: true; image: LessonImage } | Extract<ImageReading, { ok: false }> {
  const reading = readImage(bytes)
  if (!reading.ok) return reading
  const { mediaType, width, height } = reading
  const hash = createHash('sha256').update(bytes).digest('hex')
  return { ok: true, image: { hash, mediaType, width, height, bytes: new Uint8Array(bytes) } }
}

/** The pictures of a lesson's newest version by their path, for compiling a next one; empty for a new lesson. */
export async function readLessonImages(
  lessonCode: string,
  db: Reader | Transaction = reader(),
): Promise<Map<string, LessonImage>> {
  const version = await db.lessonVersion.findFirst({
    where: { lesson: { code: lessonCode } },
    orderBy: { number: 'desc' },
    select: { images: { select: { path: true, image: { select: { bytes: true } } } } },
  })
  const images = new Map<string, LessonImage>()
  for (const { path, image } of version?.images ?? []) {
    const stored = toLessonImage(image.bytes)
    if (stored.ok) images.set(path, stored.image)
  }
  return images
}

/** One stored picture; null when no lesson has it. */
export async function getImage(hash: string): Promise<{ mediaType: string; bytes: Uint8Array } | null> {
  return reader().imageFile.findUnique({ where: { hash }, select: { mediaType: true, bytes: true } })
}

/** Stores pictures that are not there yet. */
export async function storeImages(tx: Transaction, images: readonly LessonImage[]): Promise<void> {
  const known = await tx.imageFile.findMany({
    where: { hash: { in: images.map(({ hash }) => hash) } },
    select: { hash: true },
  })
  const hashes = new Set(known.map(({ hash }) => hash))
  for (const { hash, mediaType, bytes } of images) {
    if (hashes.has(hash)) continue
    hashes.add(hash)
    await tx.imageFile.create({ data: { hash, mediaType, bytes } })
  }
}
