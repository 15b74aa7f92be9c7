import { paths } from '../../comments-api/contract/paths.ts'
import { type WireThread, WireVersions } from '../../comments-api/contract/thread.ts'
import { nameOfUnlisted } from '../../comments-api/contract/unlisted.ts'
import { compareText } from '../compare-text.ts'
import { askForThread, getJson } from './ask-for-thread.ts'
import type { Copies } from './copies.ts'
import { isWhole, mergeChanges } from './merge-changes.ts'
import { findMissing, type Missing } from './missing.ts'

const atOnce = 8

export type Asking = {
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
  const told = await getJson(service, paths.versions, WireVersions)
  const { epoch } = told
  const threads = new Map(Object.entries(copies?.threads ?? {}))
  const missing: Missing[] = []
  const unlisted: string[] = []
  const learn = (thread: string, news: News | 'unlisted') => {
    if (news === 'unlisted') {
      if (!threads.has(thread)) unlisted.push(thread)
      return
    }
    if (news.missing !== null) missing.push(news.missing)
    if (news.missing !== null && !acceptsFewer) return
    if (news.thread === null) threads.delete(thread)
    else threads.set(thread, news.thread)
  }
  const changed = ids
    .map(thread => ({
      ...{ service, epoch, thread },
      version: versionIn(told, thread),
      copy: threads.get(thread) ?? null,
    }))
    .filter(isChanged)
  await eachOf(changed, async asked => learn(asked.thread, await findNews(asked)))
  const inOrder = [...threads].sort(([a], [b]) => compareText(a, b))
  return {
    copies: { threads: Object.fromEntries(inOrder) },
    missing: missing.sort((a, b) => compareText(a.thread, b.thread)),
    unlisted: unlisted.sort(compareText),
  }
}

function versionIn({ versions, unlisted }: WireVersions, thread: string): number {
  if (Object.hasOwn(versions, thread)) return versions[thread] ?? 0
  return unlisted?.[nameOfUnlisted(thread)] ?? 0
}

function isChanged({ copy, version, epoch }: Changed): boolean {
  return copy === null ? version > 0 : copy.version !== version || copy.epoch !== epoch
}

/** A few at a time. */
async function eachOf<Asked>(all: Asked[], ask: (asked: Asked) => Promise<void>): Promise<void> {
  const work = async () => {
    for (let next = all.pop(); next !== undefined; next = all.pop()) await ask(next)
  }
  await Promise.all(Array.from({ length: atOnce }, work))
}

type Changed = {
  readonly service: string
  readonly thread: string
  readonly epoch: string
  /** 0 for a thread that the service does not know. */
  readonly version: number
  readonly copy: WireThread | null
}

type News = { readonly thread: WireThread | null; readonly missing: Missing | null }

async function findNews({ copy, version, ...asked }: Changed): Promise<News | 'unlisted'> {
  const missingFrom = (told: WireThread | null) =>
    copy && findMissing(copy, { epoch: asked.epoch, told })
  if (version === 0) return { thread: null, missing: missingFrom(null) }
  if (copy !== null && copy.epoch === asked.epoch && copy.version < version) {
    const changes = await askForThread({ ...asked, since: copy.version })
    if (changes === null) return 'unlisted'
    const merged = mergeChanges(copy, changes)
    if (isWhole(merged)) return { thread: merged, missing: null }
  }
  // From the first version on, so that deletions are reported, too.
  const all = await askForThread({ ...asked, since: copy === null ? null : 0 })
  if (all === null) return 'unlisted'
  const thread = mergeChanges(null, all)
  if (!isWhole(thread)) throw new Error(`of ${asked.thread} it sent only a part`)
  return { thread, missing: missingFrom(all) }
}
