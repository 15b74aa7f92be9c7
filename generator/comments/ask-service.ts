import { paths } from '../../comments-api/contract/paths.ts'
import { type WireThread, WireVersions } from '../../comments-api/contract/thread.ts'
import { nameOfUnlisted } from '../../comments-api/contract/unlisted.ts'
import { compareText } from '../compare-text.ts'
import { askForThread, getJson } from './ask-for-thread.ts'
import type { Copies } from './copies.ts'
import { isWhole, mergeChanges } from './merge-changes.ts'
import { findMissing, type Missing } from './missing.ts'

const atOnce = 8

type Asking = {
  readonly service: string
  /** Only these are requested; the copies of others are kept, for the day when their post is back. */
  readonly ids: readonly string[]
  readonly copies: Copies | null
  /** Whether a thread may have fewer comments than its copy although the service did not report deletions. */
  readonly acceptsFewer: boolean
}

export type Told = {
  readonly copies: Copies
  readonly missing: readonly Missing[]
  /** Threads with comments that the service's manifest does not list yet, and of which there is no copy. */
  readonly unlisted: readonly string[]
}

/** What the service publishes, requesting only what has changed since the copies. Throws if the service is away. */
export async function askService({ service, ids, copies, acceptsFewer }: Asking): Promise<Told> {
  const known = new Map(Object.entries(copies?.threads ?? {}))
  const versions = await getJson(service, paths.versions, WireVersions)
  const changed = ids
    .map(id => ({
      ...{ service, epoch: versions.epoch, thread: id },
      version: versionIn(versions, id),
      copy: known.get(id) ?? null,
    }))
    .filter(isChanged)
  return learn(await findAllNews(changed), { known, acceptsFewer })
}

function versionIn({ versions, unlisted }: WireVersions, thread: string): number {
  if (Object.hasOwn(versions, thread)) return versions[thread] ?? 0
  return unlisted?.[nameOfUnlisted(thread)] ?? 0
}

type Thread = {
  readonly service: string
  readonly thread: string
  readonly epoch: string
  /** 0 for a thread that the service does not know. */
  readonly version: number
  readonly copy: WireThread | null
}

function isChanged({ copy, version, epoch }: Thread): boolean {
  return copy === null ? version > 0 : copy.version !== version || copy.epoch !== epoch
}

type News = { readonly id: string } & (
  | { readonly kind: 'unlisted' }
  | { readonly kind: 'gone'; readonly missing: Missing | null }
  | { readonly kind: 'changed'; readonly thread: WireThread; readonly missing: Missing | null }
)

/** A few at a time. */
async function findAllNews(changed: readonly Thread[]): Promise<News[]> {
  const waiting = [...changed]
  const found: News[] = []
  const work = async () => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop())
      found.push(await findNews(next))
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return found
}

async function findNews({ copy, version, ...asked }: Thread): Promise<News> {
  const { thread: id, epoch } = asked
  const missingFrom = (told: WireThread | null) => copy && findMissing(copy, { epoch, told })
  if (version === 0) return { id, kind: 'gone', missing: missingFrom(null) }
  if (copy !== null && copy.epoch === epoch && copy.version < version) {
    const changes = await askForThread({ ...asked, since: copy.version })
    if (changes === null) return { id, kind: 'unlisted' }
    const thread = mergeChanges(copy, changes)
    if (isWhole(thread)) return { id, kind: 'changed', thread, missing: null }
  }
  // From the first version on, so that deletions are reported, too.
  const all = await askForThread({ ...asked, since: copy === null ? null : 0 })
  if (all === null) return { id, kind: 'unlisted' }
  const thread = mergeChanges(null, all)
  if (!isWhole(thread)) throw new Error(`of ${id} it sent only a part`)
  return { id, kind: 'changed', thread, missing: missingFrom(all) }
}

type Known = Pick<Asking, 'acceptsFewer'> & { readonly known: ReadonlyMap<string, WireThread> }

/** A thread that misses comments keeps its copy, unless that is accepted. */
function learn(news: readonly News[], { known, acceptsFewer }: Known): Told {
  const unlisted = news.filter(({ kind, id }) => kind === 'unlisted' && !known.has(id))
  const told = news.filter(one => one.kind !== 'unlisted')
  const missing = told.flatMap(one => one.missing ?? [])
  const threads = new Map(known)
  for (const one of told) {
    if (one.missing !== null && !acceptsFewer) continue
    if (one.kind === 'gone') threads.delete(one.id)
    else threads.set(one.id, one.thread)
  }
  const inOrder = [...threads].sort(([a], [b]) => compareText(a, b))
  return {
    copies: { threads: Object.fromEntries(inOrder) },
    missing: missing.sort((a, b) => compareText(a.thread, b.thread)),
    unlisted: unlisted.map(({ id }) => id).sort(compareText),
  }
}
