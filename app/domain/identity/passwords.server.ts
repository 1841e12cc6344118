import { randomBytes, randomInt } from 'node:crypto'
import { type Algorithm, hash, verify } from '@node-rs/argon2'
import { normalisePassword } from './password-rules'

/**
 * Hashing and making of passwords. Slow by design (about 6 ms and 19 MiB each), so always outside a transaction.
 */

const argon2id = { algorithm: 2 satisfies Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

export function hashPassword(password: string): Promise<string> {
  return hash(normalisePassword(password), argon2id)
}

export async function verifyPassword(passwordHash: string, password: string): Promise<boolean> {
  return verify(passwordHash, normalisePassword(password))
}

let decoy: Promise<string> | undefined

/** Takes as long as checking a real password, so that an unknown account is not told apart by its speed. Always false. */
export async function verifyAgainstNobody(password: string): Promise<false> {
  decoy ??= hashPassword(randomBytes(24).toString('base64'))
  await verifyPassword(await decoy, password)
  return false
}

/** No look-alikes: 0 o, 1 l i, 2 z, 5 s, 8 b, u v. */
const readable = 'acdefghjkmnpqrtwxy34679'

/** "kmte-9rxw-h4dc": 54 bits, easy to read aloud and copy by hand. */
export function makeOneTimePassword(): string {
  const group = () => Array.from({ length: 4 }, () => readable[randomInt(readable.length)]).join('')
  return `${group()}-${group()}-${group()}`
}
