import { rmSync } from 'node:fs'
import process from 'node:process'

/** The production build on an empty database, filled with demo data at every run. */
const dataDir = `test-results/e2e-data-${process.env.PORT}`
rmSync(dataDir, { recursive: true, force: true })
process.env.DATA_DIR = dataDir
process.env.APP_MODE = 'demo'
process.env.HOST = '127.0.0.1'
await import('../../build/server/main.js')
