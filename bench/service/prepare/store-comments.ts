import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { startPostgres } from '../../../tests/postgres/server.ts'
import { site } from '../corpus/write-corpus.ts'
import { compileCache } from './compile-cache.ts'

export const engines = ['sqlite', 'postgres'] as const
export type Engine = (typeof engines)[number]

export type Stored = AsyncDisposable & {
  /** As in the setting AFTERWORD_DATABASE. */
  readonly database: string
  /** The settings of a service with this database. */
  readonly settings: Readonly<Record<string, string>>
  /** How long the import took. */
  readonly seconds: number
}

export const serviceCommand = join(import.meta.dirname, '../../../comments-api/cli.ts')
const run = promisify(execFile)

/** Makes a database and imports the archive of `folder`. */
export async function storeComments(engine: Engine, folder: string): Promise<Stored> {
  const { database, remove } = await makeDatabase(engine, folder)
  const settings = settingsOf(folder, database)
  const began = performance.now()
  await run(process.execPath, [serviceCommand, 'import', join(folder, 'archive.jsonl')], {
    env: settings,
    cwd: folder,
    maxBuffer: 2 ** 26,
  })
  const seconds = (performance.now() - began) / 1_000
  return { database, settings, seconds, [Symbol.asyncDispose]: remove }
}

/** Tests switch off what makes a commit durable. Here it is on, because that is what a write costs. */
const durable = { fsync: 'on', full_page_writes: 'on', autovacuum: 'on' }

async function makeDatabase(engine: Engine, folder: string) {
  if (engine === 'sqlite') {
    return { database: `sqlite:${join(folder, 'comments.db')}`, remove: async () => undefined }
  }
  const { addressOf, remove } = await startPostgres(durable)
  return { database: addressOf('postgres'), remove }
}

function settingsOf(folder: string, database: string): Record<string, string> {
  return {
    ...compileCache,
    AFTERWORD_SITE: site,
    AFTERWORD_MANIFEST: join(folder, 'threads.json'),
    AFTERWORD_DATABASE: database,
    AFTERWORD_SECRET: randomBytes(48).toString('base64'),
    AFTERWORD_PORT: '0',
    AFTERWORD_MODERATION: 'none',
    // Each submission comes from an address of its own, so that the rate limit is not what is measured.
    AFTERWORD_TRUST_PROXY: '127.0.0.1',
  }
}
