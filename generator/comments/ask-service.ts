import type { z } from 'zod'
import { paths } from '../../comments-api/contract/paths.ts'
import { WireThread, WireVersions } from '../../comments-api/contract/thread.ts'
import { compareText } from '../diagnostic.ts'
import type { Copies } from './copies.ts'

const patience = 10_000
const atOnce = 8

/**
 * What the service publishes, asking only for threads whose version is not that of the copy. Only
 * threads of `ids` are asked for; the copies of others stay, for the day when their post is back.
 * Throws when the service is away.
 */
export async function askService(
  service: string,
  ids: readonly string[],
  copies: Copies | null,
): Promise<Copies> {
  const { epoch, versions } = await getJson(service, paths.versions, WireVersions)
  const known = copies?.epoch === epoch ? copies.threads : {}
  const threads = new Map(Object.entries(known).filter(([id]) => Object.hasOwn(versions, id)))
  const waiting = ids.filter(
    id => Object.hasOwn(versions, id) && threads.get(id)?.version !== versions[id],
  )
  const work = async () => {
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      const thread = await askForThread(service, id)
      // The service's manifest may not list a post yet that was just published again.
      if (thread !== null) threads.set(id, thread)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  const inOrder = [...threads].sort(([a], [b]) => compareText(a, b))
  return { format: 2, epoch, threads: Object.fromEntries(inOrder) }
}

/** All pages of a thread as one; `null` for a thread that the service does not list. */
async function askForThread(service: string, id: string): Promise<WireThread | null> {
  const first = await findJson(service, paths.comments(id), WireThread)
  if (first === null) return null
  const comments = [...first.comments]
  let next = first.next
  while (next !== null) {
    const page = await getJson(
      service,
      `${paths.comments(id)}?cursor=${encodeURIComponent(next)}`,
      WireThread,
    )
    // A page of another version could repeat or miss a comment that moved meanwhile.
    if (page.version !== first.version) return askForThread(service, id)
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
