import { createContext, useContext } from 'react'

/** Whose device this is while the session lasts. */
export interface DeviceOwner {
  /** Stands for the officer in what is kept on the device; nothing about the person can be read from it. */
  mark: string
  isShared: boolean
}

const Owner = createContext<DeviceOwner | null>(null)

export const DeviceOwnerProvider = Owner.Provider

/** Null where nobody is signed in. */
export function useDeviceOwner(): DeviceOwner | null {
  return useContext(Owner)
}
