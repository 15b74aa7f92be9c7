import type { z } from 'zod'
import { paths } from '../../comments-api/contract/paths.ts'
import { readText } from '../../comments-api/contract/read-text.ts'
import { type ToldPost, ToldPosts, ToldTaken } from '../../comments-api/contract/told.ts'
import type { World } from '../../comments-api/world.ts'
import { MachineError } from '../../generator/errors.ts'
import { TellingRefused } from '../telling-refused.ts'
import { openCacheLedger, saveFile } from './cache-ledger.ts'
import type { Ledger } from './ledger.ts'

type Needs = {
  readonly world: Pick<World, 'fetch'>
  /** Without a slash at the end. */
  readonly service: string
  readonly token: string
  /** Where a copy is kept, in case the service is set up anew. */
  readonly copy: string
}

const timeout = 30_000
/** A request may hold at most 100 posts, and the service takes at most a megabyte. */
const most = { posts: 100, characters: 500_000 } as const

/**
 * Kept in the service, which all runs share. If that knows nothing yet, it is told what the copy in the cache knows.
 */
export function openServiceLedger(needs: Needs): Ledger {
  const known = new Map<string, ToldPost>()
  const remember = (posts: readonly ToldPost[]) => {
    for (const post of posts) known.set(post.post, post)
    saveFile(needs.copy, [...known.values()])
  }
  return {
    async read() {
      const posts = await readAll(needs)
      if (posts.length === 0) return readCopy(needs)
      remember(posts)
      return posts
    },
    async write(changed) {
      const written: ToldPost[] = []
      for (const posts of inRequests(changed)) written.push(...(await writeSome(needs, posts)))
      if (written.length > 0) remember(written)
      return written
    },
  }
}

/** The revisions are 0 because the service has stored none of them yet. */
async function readCopy({ copy }: Needs): Promise<ToldPost[]> {
  const posts = await openCacheLedger(copy).read()
  return posts.map(post => ({ ...post, revision: 0 }))
}

async function readAll(needs: Needs): Promise<ToldPost[]> {
  const posts: ToldPost[] = []
  let after: string | null = ''
  while (after !== null) {
    const path: string = `${paths.told}?after=${encodeURIComponent(after)}`
    const page: z.infer<typeof ToldPosts> = await ask(needs, { path, schema: ToldPosts })
    posts.push(...page.posts)
    after = page.next
  }
  return posts
}

async function writeSome(needs: Needs, posts: readonly ToldPost[]): Promise<ToldPost[]> {
  const { taken } = await ask(needs, {
    path: paths.told,
    schema: ToldTaken,
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ posts }),
  })
  const revisions = new Map(taken.map(({ post, revision }) => [post, revision]))
  return posts.flatMap(post => {
    const revision = revisions.get(post.post)
    return revision === undefined ? [] : { ...post, revision }
  })
}

function inRequests(posts: readonly ToldPost[]): ToldPost[][] {
  const requests: ToldPost[][] = []
  let room = 0
  for (const post of posts) {
    const size = JSON.stringify(post).length
    const current = requests.at(-1)
    if (current === undefined || current.length === most.posts || size > room) {
      requests.push([post])
      room = most.characters - size
    } else {
      current.push(post)
      room -= size
    }
  }
  return requests
}

type Asked<Schema> = RequestInit & { readonly path: string; readonly schema: Schema }

async function ask<Schema extends z.ZodType>(
  needs: Needs,
  { path, schema, ...init }: Asked<Schema>,
): Promise<z.infer<Schema>> {
  const { service } = needs
  const answer = await send(needs, path, init)
  if (answer.status === 404)
    throw new TellingRefused(
      `the comment service at ${service} does not know this AFTERWORD_MENTIONS_TOKEN; give it the same one`,
    )
  const read = answer.ok ? schema.safeParse(await readJson(answer, `${service}${path}`)) : null
  if (read?.success !== true)
    throw new MachineError(`the comment service at ${service} answered ${answer.status} to ${path}`)
  return read.data
}

/** Returns `null` if the answer is not JSON, or does not end. */
async function readJson(answer: Response, url: string): Promise<unknown> {
  try {
    return JSON.parse(await readText(answer, url))
  } catch {
    return null
  }
}

function send(
  { world, service, token }: Needs,
  path: string,
  init: RequestInit,
): Promise<Response> {
  const headers = { ...init.headers, authorization: `Bearer ${token}`, accept: 'application/json' }
  const signal = AbortSignal.timeout(timeout)
  return world
    .fetch(`${service}${path}`, { ...init, headers, redirect: 'error', signal })
    .catch((cause: unknown) => {
      throw new MachineError(`the comment service at ${service} gave no answer`, { cause })
    })
}
