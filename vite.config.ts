import path from 'node:path'
import { vitePlugin as remix } from '@remix-run/dev'
import tailwindcss from '@tailwindcss/vite'
import { build as bundle } from 'esbuild'
import type { Plugin } from 'vite'
import { compression } from 'vite-plugin-compression2'
import { defineConfig } from 'vitest/config'
import remixOptions from './remix.config.js'

declare module '@remix-run/server-runtime' {
  interface Future {
    v3_singleFetch: true
  }
}

/**
 * Server and commands are entries of the same build as the routes, so that a process holds one `platform/db`.
 * Remix sets the SSR input itself; this runs after it.
 */
function serverEntries(): Plugin {
  return {
    name: 'server-entries',
    enforce: 'post',
    apply: 'build',
    config: (_, { isSsrBuild }) =>
      isSsrBuild
        ? {
            build: {
              target: 'node20',
              rollupOptions: {
                input: { main: 'app/server/main.ts', command: 'app/cli/command.ts' },
                output: { entryFileNames: '[name].js' },
              },
            },
          }
        : undefined,
  }
}

/** The service worker is one file at the root of the site, so that it may serve every page; it is no module of the pages. */
function serviceWorker(): Plugin {
  return {
    name: 'service-worker',
    apply: (_, { command, isSsrBuild }) => command === 'build' && !isSsrBuild,
    async generateBundle() {
      const { outputFiles } = await bundle({
        entryPoints: ['app/worker/worker.ts'],
        bundle: true,
        write: false,
        minify: true,
        format: 'iife',
        target: 'es2020',
        alias: { '~': path.resolve('app') },
        define: { 'process.env.NODE_ENV': '"production"' },
      })
      const source = outputFiles[0]?.text
      if (source) this.emitFile({ type: 'asset', fileName: 'may-cua-toi.js', source })
    },
  }
}

/** The browser's files are compressed once, at build time. */
function preCompressed(): Plugin {
  const plugin = compression({
    algorithms: ['gzip', 'brotliCompress'],
    include: /\.(js|css|svg|webmanifest)$/,
    threshold: 1000,
    logLevel: 'silent',
  }) as Plugin
  return { ...plugin, apply: (_, { command, isSsrBuild }) => command === 'build' && !isSsrBuild }
}

export default defineConfig({
  resolve: { alias: { '~': path.resolve('app') } },
  plugins: [
    tailwindcss(),
    process.env.VITEST ? null : remix(remixOptions),
    serverEntries(),
    serviceWorker(),
    preCompressed(),
  ],
  // Old phones in the field still get the whole product.
  build: { target: 'es2020', assetsInlineLimit: 0 },
  ssr: { external: ['better-sqlite3', '@node-rs/argon2', 'esbuild', 'mdx-bundler'] },
  test: {
    include: ['tests/{unit,integration}/**/*.test.{ts,tsx}'],
    globalSetup: ['tests/integration/template-database.ts'],
    setupFiles: ['tests/unexpected-errors.ts'],
    testTimeout: 20_000,
    maxWorkers: 2,
    minWorkers: 1,
  },
})
