import { createContext, useContext } from 'react'

const Nonce = createContext<string | undefined>(undefined)

export const NonceProvider = Nonce.Provider

/** The nonce of this response. Browsers hide it from scripts, so it is empty after hydration. */
export function useNonce(): string | undefined {
  return useContext(Nonce)
}
