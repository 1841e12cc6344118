import { useEffect } from 'react'
import { leaveDevice } from './leave-device'
import { hasLeft, mayHoldAnswers } from './waiting-mark'

/**
 * On the sign-in page: finishes what a sign-out without scripts could not do on a device with waiting answers, and takes
 * the keys that a lost session left. Their officer is given the key again at the next sign-in.
 */
export function SignedOutDevice() {
  useEffect(() => {
    if (hasLeft()) void leaveDevice()
    else if (mayHoldAnswers()) import('./device-store').then(({ dropKeys }) => dropKeys()).catch(() => undefined)
  }, [])
  return null
}
