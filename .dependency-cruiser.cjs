/** The arrows of the architecture: routes → domain → platform, and between areas ground first. */
const area = (name) => `^app/domain/${name}/`
/** Each area may use those before it; audit and notifications are called and call nobody back. */
const ground = ['identity', 'questions', 'publishing', 'learning', 'quiz', 'emulation']

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'platform-knows-nobody',
      severity: 'error',
      from: { path: '^app/platform/' },
      to: { path: '^app/(domain|routes|components|cli|server)/' },
    },
    {
      name: 'components-know-no-domain',
      severity: 'error',
      from: { path: '^app/components/' },
      to: { path: '^app/(domain|routes|cli|server)/' },
    },
    {
      name: 'domain-below-routes',
      severity: 'error',
      from: { path: '^app/domain/' },
      to: { path: '^app/(routes|cli|server)/' },
    },
    {
      name: 'routes-do-not-import-routes',
      severity: 'error',
      from: { path: '^app/routes/' },
      to: { path: '^app/(cli|server)/' },
    },
    {
      name: 'deeds-stand-above-every-area',
      severity: 'error',
      from: { path: '^app/domain/(?!deeds/)' },
      to: { path: area('deeds') },
    },
    {
      name: 'reports-are-read-by-routes-only',
      severity: 'error',
      from: { path: '^app/domain/(?!reports/|deeds/)' },
      to: { path: area('reports') },
    },
    {
      name: 'audit-and-notifications-call-nobody',
      severity: 'error',
      from: { path: '^app/domain/(audit|notifications)/' },
      to: { path: '^app/domain/(?!audit/|notifications/)' },
    },
    ...ground.map((name, index) => ({
      name: `ground-first-${name}`,
      severity: 'error',
      from: { path: area(name) },
      to: {
        path: `^app/domain/(${['emulation', 'quiz', 'learning', 'publishing', 'questions', 'identity'].slice(0, ground.length - 1 - index).join('|') || 'none'})/`,
      },
    })),
    {
      name: 'prisma-only-in-server-files',
      severity: 'error',
      from: { path: '^app/', pathNot: '\\.server\\.ts$|^app/platform/db/generated/' },
      to: {
        path: '^app/platform/db/generated/|node_modules/@prisma/|node_modules/better-sqlite3/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'database-only-from-server-side',
      severity: 'error',
      from: { path: '^app/(components|domain/[^/]+/components)/' },
      to: { path: '\\.server\\.tsx?$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nothing-unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(virtual:|mdast$|hast$)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: 'app/platform/db/generated' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.css'],
    },
  },
}
