import type { z } from 'zod'
import { paths } from '../../comments-api/contract/paths.ts'
import { WireThread, WireVersions } from '../../comments-api/contract/thread.ts'
import type { Copies } from './copies.ts'

const patience = 10_000
const atOnce = 8

/** Whole threads for `ids`, asking only for those whose version is not that of the copy. Throws when the service is away. */
export async function askService(
  service: string,
  ids: readonly string[],
  copies: Copies,
): Promise<Copies> {
  const { versions } = await getJson(service, paths.versions, WireVersions)
  const known = ids.filter(id => Object.hasOwn(versions, id))
  const fresh: [string, WireThread][] = []
  const waiting = [...known]
  const work = async () => {
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      const copy = Object.hasOwn(copies, id) ? copies[id] : undefined
      const thread = copy?.version === versions[id] ? copy : await askForThread(service, id, copy)
      if (thread !== undefined) fresh.push([id, thread])
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return Object.fromEntries(fresh.sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** All pages of a thread as one. A thread that the service does not list yet keeps its copy. */
async function askForThread(
  service: string,
  id: string,
  copy: WireThread | undefined,
): Promise<WireThread | undefined> {
  const first = await findJson(service, paths.comments(id), WireThread)
  if (first === null) return copy
  const comments = [...first.comments]
  let next = first.next
  while (next !== null) {
    const page = await getJson(
      service,
      `${paths.comments(id)}?cursor=${encodeURIComponent(next)}`,
      WireThread,
    )
    // A page of another version could repeat or miss a comment that moved meanwhile.
    if (page.version !== first.version) return askForThread(service, id, copy)
    comments.push(...page.comments)
    next = page.next
  }
  return { ...first, comments, next: null }
}

async function getJson<Schema extends z.ZodType>(
  service: string,
  path: string,
  schema: Schema,
): Promise<z.infer<Schema>> {
  const found = await findJson(service, path, schema)
  if (found === null) throw new Error(`${service}${path} answered 404`)
  return found
}

async function findJson<Schema extends z.ZodType>(
  service: string,
  path: string,
  schema: Schema,
): Promise<z.infer<Schema> | null> {
  const answer = await fetch(`${service}${path}`, {
    headers: { accept: 'application/json' },
    signal: AbortSignal.timeout(patience),
    redirect: 'error',
  })
  if (answer.status === 404) return null
  if (!answer.ok) throw new Error(`${service}${path} answered ${answer.status}`)
  return schema.parse(await answer.json())
}
