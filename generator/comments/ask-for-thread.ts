import type * as z from 'zod'
import { paths } from '../../comments-api/contract/paths.ts'
import { readText } from '../../comments-api/contract/read-text.ts'
import { WireThread, type WireVersions } from '../../comments-api/contract/thread.ts'

const timeout = 10_000
/** A thread that changes while it is read is read again, but not for ever. */
const mostAttempts = 5

type Question = {
  readonly service: string
  readonly thread: string
  /** Identifies the database, since another one would count versions from the start. */
  readonly epoch: WireVersions['epoch']
  /** Only what changed after this version, including deletions; for `null`, everything that is shown now. */
  readonly since: number | null
}

/** All pages of the answer as one; `null` for a thread that the service does not list. */
export async function askForThread(question: Question): Promise<WireThread | null> {
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    const answer = await askOnce(question)
    if (answer !== 'changed') return answer
  }
  throw new Error(`${question.thread} changed all the while it was read`)
}

async function askOnce(question: Question): Promise<WireThread | 'changed' | null> {
  const first = await findJson(question.service, pathOf(question, null), WireThread)
  if (first === null) return null
  if (first.epoch !== question.epoch) throw new Error('two databases answer at this address')
  const comments = [...first.comments]
  const cursors = new Set<string>()
  for (let { next } = first; next !== null; ) {
    // A cache that ignores the query would give the same page for ever.
    if (cursors.has(next)) throw new Error(`the pages of ${question.thread} lead in a circle`)
    cursors.add(next)
    const page = await getJson(question.service, pathOf(question, next), WireThread)
    // A page of another version could repeat or miss a comment that moved meanwhile.
    if (page.version !== first.version || page.epoch !== first.epoch) return 'changed'
    comments.push(...page.comments)
    next = page.next
  }
  return { ...first, comments, next: null }
}

function pathOf({ thread, epoch, since }: Question, cursor: string | null): string {
  const query = new URLSearchParams({
    ...(since === null ? {} : { since: String(since), epoch }),
    ...(cursor === null ? {} : { cursor }),
  })
  return query.size === 0 ? paths.comments(thread) : `${paths.comments(thread)}?${query}`
}

export async function getJson<Schema extends z.ZodType>(
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
  const url = `${service}${path}`
  const answer = await fetch(url, {
    headers: { accept: 'application/json' },
    signal: AbortSignal.timeout(timeout),
    redirect: 'error',
  })
  if (answer.status === 404) return null
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`)
  return schema.parse(JSON.parse(await readText(answer, url)))
}
