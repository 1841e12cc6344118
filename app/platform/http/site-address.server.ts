import { config } from '../config.server'

/** A path of this site as people outside it open it. In demo mode without PUBLIC_URL: on this machine. */
export function siteAddress(path: string): string {
  const { publicUrl, host, port } = config()
  const here = `http://${host === '0.0.0.0' || host === '::' ? 'localhost' : host}:${port}`
  return new URL(path, publicUrl ?? here).href
}
