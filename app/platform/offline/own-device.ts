import { clearKept, isKeptPage, readOwner, type ToWorker, workerPath, writeOwner } from './protocol'

/** The page's side of reading without network: the worker exists only where an officer has said "máy của tôi". */

/** False where the browser has no workers or does not trust the connection. */
export function canKeepPages(): boolean {
  return 'serviceWorker' in navigator && 'caches' in globalThis
}

export async function isOwnDevice(mark: string): Promise<boolean> {
  return canKeepPages() && (await readOwner()) === mark
}

/** Keeps pages for this officer from now on, beginning with the month. */
export async function keepPages(mark: string): Promise<void> {
  await clearKept()
  await writeOwner(mark)
  await navigator.serviceWorker.register(workerPath, { scope: '/' })
  const { active } = await navigator.serviceWorker.ready
  active?.postMessage({ kind: 'signedIn', mark, isShared: false } satisfies ToWorker)
  active?.postMessage({ kind: 'keep', path: '/thang-nay' } satisfies ToWorker)
}

/** Takes every kept page and the worker away. */
export async function forgetPages(): Promise<void> {
  if (!canKeepPages()) return
  await clearKept()
  const registrations = await navigator.serviceWorker.getRegistrations()
  await Promise.all(registrations.map((registration) => registration.unregister()))
}

/** Every page says who is signed in: what another officer kept goes, and on a shared computer everything does. */
export async function tellSignedIn({ mark, isShared }: { mark: string; isShared: boolean }): Promise<void> {
  if (!canKeepPages() || !(await navigator.serviceWorker.getRegistration())) return
  navigator.serviceWorker.controller?.postMessage({ kind: 'signedIn', mark, isShared } satisfies ToWorker)
  if (isShared || !(await isOwnDevice(mark))) await forgetPages()
}

/** For pages reached by navigation inside the app, whose document never passed the worker. */
export function keepPage(path: string, { isChanged = false } = {}): void {
  if (!canKeepPages() || !isKeptPage(path)) return
  navigator.serviceWorker.controller?.postMessage({ kind: 'keep', path, isChanged } satisfies ToWorker)
}

/** When this page had been stored, if it came from the device instead of the server. */
export async function storedPageTime(): Promise<Date | null> {
  const worker = canKeepPages() ? navigator.serviceWorker.controller : null
  if (!worker) return null
  const { port1, port2 } = new MessageChannel()
  const answer = new Promise<unknown>((resolve) => {
    port1.onmessage = (event) => resolve(event.data)
  })
  worker.postMessage({ kind: 'storedAt' } satisfies ToWorker, [port2])
  const said = await answer
  return typeof said === 'string' ? new Date(said) : null
}
