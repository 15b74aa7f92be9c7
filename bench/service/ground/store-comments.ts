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
  readonly engine: Engine
  /** As the setting AFTERWORD_DATABASE takes it. */
  readonly database: string
  /** The settings of a service on it. */
  readonly settings: Readonly<Record<string, string>>
  /** How long the import took. */
  readonly seconds: number
}

export const serviceCommand = join(import.meta.dirname, '../../../comments-api/cli.ts')
const run = promisify(execFile)

/** A database of its own, with the archive of `folder` in it. */
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
  return { engine, database, settings, seconds, [Symbol.asyncDispose]: remove }
}

/** That tests switch off what makes a commit durable is no help here: it is what costs. */
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
    // Each submission comes from an address of its own, so that what is measured is not the rate limit.
    AFTERWORD_TRUST_PROXY: '127.0.0.1',
  }
}
