import type { ServerBuild } from '@remix-run/node'

/** The documents that carry nearly all traffic (architecture section 7), as Express writes them. */
export const hotPaths = ['/thang-nay', '/bai-hoc/:ma']

const hotRoutes = ['root', 'routes/layout', 'routes/learn/month', 'routes/learn/lesson']

/**
 * The build with only the routes of the hot documents. Remix matches an address against every route several times a
 * document and compiles each pattern anew, which costs these pages a fifth of their time. Data requests, forms and the
 * browser's route discovery go to the whole build.
 */
export function hotBuild(build: ServerBuild): ServerBuild {
  return {
    ...build,
    routes: only(build.routes),
    assets: { ...build.assets, routes: only(build.assets.routes) },
  }
}

function only<Route>(routes: Record<string, Route>): Record<string, Route> {
  return Object.fromEntries(Object.entries(routes).filter(([id]) => hotRoutes.includes(id)))
}
