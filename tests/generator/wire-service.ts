import { createServer } from 'node:http'
import type { WireComment } from '../../comments-api/contract/thread.ts'
import { listenOnLoopback } from '../listen-on-loopback.ts'
import { type Said, wireThread } from './wire-threads.ts'

type Kept = { readonly comment: WireComment; readonly version: number }
type Database = { epoch: string; threads: Map<string, Kept[]> }

/** A comment service as it appears on the wire. Its database can be replaced, and can lose what it had. */
export type WireService = {
  readonly url: string
  /** Every path that was requested, and every comment that was sent. */
  readonly asked: string[]
  readonly sent: string[]
  database: Database
  /** Threads that it has, but that its manifest does not list. */
  unlisted: string[]
  /** What it sends instead of its own JSON. */
  spoil: (json: string) => string
  say(thread: string, ...said: Said[]): void
  remove(thread: string, id: string): void
  /** Loses a comment without reporting it, as no real service does. */
  lose(thread: string, id: string): void
  /** A copy that can be put in the database's place later. */
  backup(): Database
  close(): void
}

const pageSize = 200

export async function openWireService(): Promise<WireService> {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://service.example')
    service.asked.push(request.url ?? '')
    const body = answer(service, pathname, searchParams)
    response.writeHead(body === null ? 404 : 200, { 'content-type': 'application/json' })
    response.end(service.spoil(JSON.stringify(body)))
  })
  const url = await listenOnLoopback(server)
  const keep = (thread: string, comment: WireComment) => {
    const { threads } = service.database
    const others = (threads.get(thread) ?? []).filter(kept => kept.comment.id !== comment.id)
    threads.set(thread, [...others, { comment, version: versionOf(threads.get(thread)) + 1 }])
  }
  const service: WireService = {
    url,
    asked: [],
    sent: [],
    database: { epoch: 'first', threads: new Map() },
    unlisted: [],
    spoil: json => json,
    say: (thread, ...said) => {
      for (const { comments } of said.map(one => wireThread(thread, [one])))
        for (const comment of comments) keep(thread, comment)
    },
    remove: (thread, id) => {
      const kept = service.database.threads.get(thread)?.find(({ comment }) => comment.id === id)
      if (kept) keep(thread, { ...kept.comment, html: '', status: 'deleted' })
    },
    lose: (thread, id) => {
      const kept = service.database.threads.get(thread) ?? []
      const lost = kept.filter(({ comment }) => comment.id !== id)
      service.database.threads.set(thread, lost)
    },
    backup: () => structuredClone(service.database),
    close: () => server.close(),
  }
  return service
}

function versionOf(kept: readonly Kept[] = []): number {
  return Math.max(0, ...kept.map(({ version }) => version))
}

function answer(service: WireService, path: string, query: URLSearchParams): object | null {
  const { epoch, threads } = service.database
  if (path === '/api/threads') {
    const versions = [...threads].map(([id, kept]) => [id, versionOf(kept)] as const)
    return { epoch, versions: Object.fromEntries(versions.filter(([, version]) => version > 0)) }
  }
  const thread = decodeURIComponent(/^\/api\/threads\/([^/]+)\/comments/.exec(path)?.[1] ?? '')
  const kept = threads.get(thread)
  if (kept === undefined || service.unlisted.includes(thread)) return null
  const isElsewhere = query.has('since') && query.get('epoch') !== epoch
  const since = isElsewhere ? 0 : Number(query.get('since') ?? Number.NaN)
  const isNews = ({ comment, version }: Kept) =>
    Number.isNaN(since) ? comment.status === 'approved' : version > since
  // As in the real service, tombstones above listed comments are included.
  const isWanted = (one: Kept): boolean =>
    isNews(one) || (one.comment.status === 'deleted' && repliesTo(one, kept).some(isWanted))
  const cursor = query.get('cursor')
  const listed = kept
    .filter(isWanted)
    .map(({ comment }) => comment)
    .toSorted((a, b) => (placeOf(a) < placeOf(b) ? 1 : -1))
    .filter(comment => cursor === null || placeOf(comment) < cursor)
  const page = listed.slice(0, pageSize)
  const last = page.at(-1)
  service.sent.push(...page.map(({ id }) => id))
  return wireThread(thread, [], {
    epoch,
    count: kept.filter(({ comment }) => comment.status === 'approved').length,
    version: versionOf(kept),
    comments: page,
    next: last !== undefined && listed.length > pageSize ? placeOf(last) : null,
  })
}

function repliesTo({ comment }: Kept, kept: readonly Kept[]): Kept[] {
  return kept.filter(other => other.comment.parent === comment.id)
}

function placeOf({ createdAt, id }: WireComment): string {
  return `${createdAt}~${id}`
}
