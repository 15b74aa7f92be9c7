import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildApp, type Extra } from '../../comments-api/app.ts'
import { type Config, readConfig } from '../../comments-api/config.ts'
import { ThreadId } from '../../comments-api/contract/ids.ts'
import type { Manifest, ManifestThread } from '../../comments-api/contract/manifest.ts'
import type { WireThread } from '../../comments-api/contract/thread.ts'
import type { Rate, Rates } from '../../comments-api/http/requests/rate-limits.ts'
import type { Limits } from '../../comments-api/spam/limits.ts'
import type { World } from '../../comments-api/world.ts'
import { secrets } from './begin-database.ts'
import { placeBegunFile } from './begun-file.ts'
import { makeClock } from './clock.ts'
import { databaseFor, engine } from './engines.ts'
import { keptThreads } from './kept-threads.ts'
import { whenDone, whenFailed } from './lifetime.ts'
import { patient } from './visits.ts'

export const site = 'http://localhost:8080/'
const manyTimes = { max: 1_000_000, timeWindow: 60_000 }
/** The same rate for everything that has one. */
export function everyRate(rate: Rate): Rates {
  return { submit: rate, preview: rate, signIn: rate, link: rate, mention: rate }
}
const generous = everyRate(manyTimes)

const never = { many: 1_000_000, absurd: 1_000_000 }
const noLimits: Limits = { network: never, thread: never, site: never }

export function thread(id: string, more: Partial<ManifestThread> = {}): ManifestThread {
  return {
    id: ThreadId.parse(id),
    url: `${site}${encodeURIComponent(id)}/`,
    title: `About ${id}`,
    aliases: [],
    comments: 'open',
    closesAt: null,
    author: { name: 'Olive Owner', url: null },
    ...more,
  }
}

export type Settings = Extra & {
  readonly config?: Partial<Config>
  readonly manifest?: Partial<Manifest> | null
  /** The parts of the world that are the test's own, besides the clock. */
  readonly world?: Partial<World>
  /** For browsers, which must reach the service at the address of its site. Any free port if it is not given. */
  readonly port?: number
  /** To start again on what another service left. */
  readonly folder?: string
}

export async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'afterword-'))
  whenDone(() => rm(folder, { recursive: true, force: true }))
  return folder
}

export async function writeManifest(file: string, manifest: Partial<Manifest> = {}): Promise<void> {
  const threads = [thread('rome'), thread('oslo')]
  await writeFile(file, JSON.stringify({ site, threads, ...manifest }))
}

/**
 * The real service, listening, on a real database. It stops with the test, or with the tests that share it. Tests that
 * use it run on SQLite and on PostgreSQL, see engines.ts.
 */
export async function startService(settings: Settings = {}) {
  const folder = settings.folder ?? (await makeFolder())
  const manifestFile = join(folder, 'threads.json')
  if (settings.manifest !== null) await writeManifest(manifestFile, settings.manifest)
  const config = { ...(await configFor(folder)), ...settings.config }
  if (config.database.engine === 'sqlite') await placeBegunFile(config.database.file)
  const clock = { ...makeClock(), ...settings.world }
  const lines: string[] = []
  const log = { write: (line: string) => void lines.push(line) }
  whenFailed(() => console.error(lines.filter(line => /"level":[4-6]0/.test(line)).join('')))
  const app = await buildApp(config, clock, {
    ...{ rates: generous, limits: noLimits, bounds: patient, log, threads: keptThreads },
    ...settings,
  })
  const url = await app.listen({ host: '127.0.0.1', port: settings.port ?? 0 })
  whenDone(() => app.close())
  /** Waits until everything that follows from what was done is done. */
  const settle = () => app.delivery.idle()
  async function pass(milliseconds: number): Promise<void> {
    await settle()
    clock.advance(milliseconds)
    app.delivery.wake()
    await settle()
  }
  return { ...requests(url), app, settle, pass, clock, config, folder, manifestFile, lines, url }
}

export type Service = Awaited<ReturnType<typeof startService>>

async function configFor(folder: string): Promise<Config> {
  return readConfig({
    AFTERWORD_SITE: site,
    AFTERWORD_MANIFEST: join(folder, 'threads.json'),
    AFTERWORD_DATABASE: await databaseFor(folder),
    ...secrets[engine],
  })
}

export type Words = {
  readonly name?: string
  readonly email?: string
  readonly url?: string
  readonly body?: string
  readonly parent?: string
  readonly website?: string
  readonly stamp?: string
  readonly proof?: string
  readonly subscribe?: boolean
}

/** Fields as a plain form sends them: a ticked box is text. */
type Fields = Omit<Words, 'subscribe'> | Record<string, string>

function requests(url: string) {
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(`${url}${path}`, { redirect: 'manual', ...init })

  function post(path: string, body: unknown, headers: Record<string, string> = {}) {
    const all = { 'content-type': 'application/json', ...headers }
    return ask(path, { method: 'POST', headers: all, body: JSON.stringify(body) })
  }

  function postForm(path: string, fields: Fields, headers = {}) {
    const body = new URLSearchParams(Object.entries(fields))
    return ask(path, { method: 'POST', headers, body })
  }

  return {
    ask,
    post,
    postForm,
    submit: (to: string, words: Words = {}) => post(`/api/threads/${to}/comments`, toJson(words)),
    submitForm: (to: string, words: Fields, headers = {}) =>
      postForm(`/api/threads/${to}/comments`, words, headers),
    read: async (from: string, query = ''): Promise<WireThread> => {
      const response = await ask(`/api/threads/${from}/comments${query}`)
      return (await response.json()) as WireThread
    },
  }
}

export function toJson({ name = 'Ada', email, url, body = 'Well said.', ...more }: Words) {
  const { parent, website, stamp, subscribe } = more
  return {
    author: { name, ...(email ? { email } : {}), ...(url ? { url } : {}) },
    body,
    ...(parent ? { parent } : {}),
    ...(subscribe ? { subscribe } : {}),
    ...(website || stamp ? { form: { website, stamp } } : {}),
  }
}

export async function idOf(response: Response): Promise<string> {
  const answer = (await response.json()) as { comment: { id: string } }
  return answer.comment.id
}

export async function codeOf(response: Response): Promise<string> {
  return ((await response.json()) as { code: string }).code
}
