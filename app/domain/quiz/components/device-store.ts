import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { DeviceOwner } from '~/domain/identity/components/device-owner'
import type { DeviceAnswer, DeviceState, KeptAnswer } from './device-answer'
import { markWaiting } from './waiting-mark'

/**
 * Answers on the device (IndexedDB), as ciphertext only: AES-GCM under the key that the server gives to their officer.
 * Of each answer the device shows without that key whose it is (a mark, not a name), its state and its place in order.
 */

interface Sealed {
  owner: string
  state: DeviceState
  iv: Uint8Array<ArrayBuffer>
  bytes: ArrayBuffer
}

interface DeviceSchema extends DBSchema {
  answers: { key: number; value: Sealed; indexes: { owner: string } }
  keys: { key: string; value: CryptoKey }
}

const databaseName = 'niem-no'

function openDatabase(): Promise<IDBPDatabase<DeviceSchema>> {
  return openDB<DeviceSchema>(databaseName, 1, {
    upgrade(database) {
      database.createObjectStore('answers', { autoIncrement: true }).createIndex('owner', 'owner')
      database.createObjectStore('keys')
    },
    // A newer version of the product, or the clearing of this site, never waits for this page.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  })
}

const opened = new Map<string, Promise<DeviceStore | null>>()

export class DeviceStore {
  private constructor(
    private readonly database: IDBPDatabase<DeviceSchema>,
    private readonly owner: DeviceOwner,
    private readonly key: CryptoKey,
  ) {}

  /**
   * Null where the browser cannot keep or encrypt, or while the key cannot be had. Never throws. One store a page: on a
   * shared computer the key lives in it alone.
   */
  static open(owner: DeviceOwner): Promise<DeviceStore | null> {
    const known = opened.get(owner.mark)
    if (known) return known
    const store = DeviceStore.openAfresh(owner)
    opened.set(owner.mark, store)
    // What could not be opened may be later.
    void store.then((one) => one ?? opened.delete(owner.mark))
    return store
  }

  private static async openAfresh(owner: DeviceOwner): Promise<DeviceStore | null> {
    try {
      if (!globalThis.crypto?.subtle || !globalThis.indexedDB) return null
      const database = await openDatabase()
      const key = await keyOf(database, owner)
      return key && new DeviceStore(database, owner, key)
    } catch {
      return null
    }
  }

  /** Durable once it resolves; `seq` is the answer's place in order. */
  async add(answer: DeviceAnswer, state: DeviceState = 'waiting'): Promise<number> {
    const sealed = await this.seal(answer, state)
    markWaiting(true)
    const transaction = this.database.transaction('answers', 'readwrite', { durability: 'strict' })
    const seq = await transaction.store.add(sealed)
    await transaction.done
    return seq
  }

  /** The officer's own answers on this device, in the order of giving. What this key cannot open is passed over. */
  async list(): Promise<KeptAnswer[]> {
    const transaction = this.database.transaction('answers')
    const index = transaction.store.index('owner')
    const [seqs, sealed] = await Promise.all([
      index.getAllKeys(this.owner.mark),
      index.getAll(this.owner.mark),
      transaction.done,
    ])
    const answers = await Promise.all(sealed.map((one, place) => this.unseal(one, seqs[place] ?? 0)))
    return answers.filter((answer) => answer !== null)
  }

  async setState(answer: KeptAnswer, state: DeviceState): Promise<void> {
    const sealed = await this.seal(answer, state)
    // Only what is still there: another tab may have settled it.
    const transaction = this.database.transaction('answers', 'readwrite')
    if (await transaction.store.getKey(answer.seq)) await transaction.store.put(sealed, answer.seq)
    await transaction.done
    await noteWaiting(this.database)
  }

  async remove(seqs: readonly number[]): Promise<void> {
    if (seqs.length === 0) return
    const transaction = this.database.transaction('answers', 'readwrite')
    await Promise.all([...seqs.map((seq) => transaction.store.delete(seq)), transaction.done])
    await noteWaiting(this.database)
  }

  private async seal({ id, attemptId, position, response, flagged, revision, at }: DeviceAnswer, state: DeviceState) {
    const iv = crypto.getRandomValues(new Uint8Array(12))
    const text = JSON.stringify({ id, attemptId, position, response, flagged, revision, at })
    const bytes = await crypto.subtle.encrypt(this.cipher(iv), this.key, new TextEncoder().encode(text))
    return { owner: this.owner.mark, state, iv, bytes }
  }

  private async unseal({ iv, bytes, state }: Sealed, seq: number): Promise<KeptAnswer | null> {
    try {
      const text = new TextDecoder().decode(await crypto.subtle.decrypt(this.cipher(iv), this.key, bytes))
      return { ...(JSON.parse(text) as DeviceAnswer), state, seq }
    } catch {
      return null
    }
  }

  /** Ciphertext is bound to its owner: moved under another mark it does not open. */
  private cipher(iv: Uint8Array<ArrayBuffer>) {
    return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(this.owner.mark) }
  }
}

/** Ends every key's stay on this device, and what was kept for reading; what waits stays as ciphertext. */
export async function dropKeys(): Promise<void> {
  const database = await openDatabase()
  await database.clear('keys')
  const transaction = database.transaction('answers', 'readwrite')
  for await (const cursor of transaction.store) if (cursor.value.state === 'sent') await cursor.delete()
  await transaction.done
  database.close()
}

/** From this device's memory while the officer is signed in, else from the server. On a shared computer never written. */
async function keyOf(database: IDBPDatabase<DeviceSchema>, owner: DeviceOwner): Promise<CryptoKey | null> {
  const known = owner.isShared ? undefined : await database.get('keys', owner.mark)
  if (known) return known
  const response = await fetch('/khoa-may', { headers: { Accept: 'application/json' } })
  if (!response.ok || response.redirected) return null
  const given = (await response.json()) as { mark: string; key: string }
  if (given.mark !== owner.mark) return null
  const bytes = Uint8Array.from(atob(given.key), (character) => character.charCodeAt(0))
  const key = await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])
  const transaction = database.transaction('keys', 'readwrite')
  await transaction.store.clear()
  if (!owner.isShared) await transaction.store.put(key, owner.mark)
  await transaction.done
  return key
}

async function noteWaiting(database: IDBPDatabase<DeviceSchema>): Promise<void> {
  const states = (await database.getAll('answers')).map(({ state }) => state)
  markWaiting(states.some((state) => state !== 'sent'))
}
