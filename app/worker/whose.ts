import { officerHeader, readOwner } from '~/platform/offline/protocol'

/** Whether the server made this answer for somebody other than the officer whose device this is. */
export async function isMadeForOther(response: Response): Promise<boolean> {
  const mark = response.headers.get(officerHeader)
  return mark !== null && mark !== (await readOwner())
}

/** What may still be kept when its answer has come: meanwhile the officer may have left the device. */
export async function isStillOwner(owner: string): Promise<boolean> {
  return (await readOwner()) === owner
}
