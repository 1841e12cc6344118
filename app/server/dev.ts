import type { ServerBuild } from '@remix-run/node'
import { createServer } from 'vite'

/** `npm run dev`: the same pipeline, with Vite serving and reloading the code. */
const vite = await createServer({ server: { middlewareMode: true }, appType: 'custom' })
const { createHttpApp } = (await vite.ssrLoadModule('app/server/http.ts')) as typeof import('./http')
const { listen } = (await vite.ssrLoadModule('app/server/listen.ts')) as typeof import('./listen')
const { prepareInstallation } = (await vite.ssrLoadModule('app/server/prepare.ts')) as typeof import('./prepare')
const { startScheduledWork } = (await vite.ssrLoadModule(
  'app/server/scheduled-work.ts',
)) as typeof import('./scheduled-work')

const lines = await prepareInstallation()
const build = () => vite.ssrLoadModule('virtual:remix/server-build') as Promise<ServerBuild>
await listen(createHttpApp({ build, viteMiddleware: vite.middlewares }), { lines, startWork: startScheduledWork })
