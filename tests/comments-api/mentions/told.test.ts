import { describe, expect, it } from 'vitest'
import { linking, results, startBlog } from '../../mentions/blog.ts'
import { codeOf, startService } from '../service.ts'

const token = 'a-token-that-nobody-guesses'
const friend = 'http://friend.example/'
const other = 'http://friend.example/other'
const file = 'posts/2026-11-19-one.md'

const startKeeper = () => startService({ config: { mentionsToken: token } })

/** A run that reaches the service at this address as well as its own site. */
async function startBlogBeside(
  service: string,
  files: Record<string, string> = { [file]: linking('One', friend) },
) {
  const blog = await startBlog(files)
  const reach: typeof fetch = (url, init) =>
    String(url).startsWith(service) ? fetch(url, init) : blog.world.fetch(String(url), init ?? {})
  const withService = { service, token, fetch: reach }
  return { ...blog, withService }
}

/** Waits until so many have come. */
function meeting(count: number): () => Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  let missing = count
  return () => {
    missing -= 1
    if (missing === 0) resolve()
    return promise
  }
}

/** After reading the record from the service, a run waits for the others. */
function meetAfterReading(reach: typeof fetch, service: string, meet: () => Promise<void>) {
  const reachAndMeet: typeof fetch = async (url, init) => {
    const answer = await reach(url, init)
    if (String(url).startsWith(service) && (init?.method ?? 'GET') === 'GET') await meet()
    return answer
  }
  return reachAndMeet
}

const asked = (posts: unknown) => ({
  method: 'PUT',
  headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
  body: JSON.stringify({ posts }),
})
const record = { post: 'one', source: 'https://site.example/one/', targets: [] }

describe('the record of sent mentions', () => {
  it('is kept by the service if the cache is lost', async () => {
    const { url } = await startKeeper()
    const blog = await startBlogBeside(url)
    expect(results(await blog.publishAndTell(blog.withService))).toEqual([`sent ${friend}`])

    blog.forgetCache()

    expect(await blog.publishAndTell(blog.withService)).toEqual([])
    blog.folder.write(file, linking('One', friend, other))
    expect(results(await blog.publishAndTell(blog.withService))).toEqual([
      `sent ${friend}`,
      `sent ${other}`,
    ])
  })

  it('is uploaded from the cache to a service that has no record', async () => {
    const blog = await startBlog({ [file]: linking('One', friend) })
    await blog.publishAndTell()
    const { url } = await startKeeper()
    const withService = { service: url, token, fetch }

    expect(await blog.tell(withService)).toEqual([])
    blog.forgetCache()

    expect(await blog.tell(withService)).toEqual([])
  })

  it('lets only one of two concurrent runs send a mention', async () => {
    const { url } = await startKeeper()
    const blog = await startBlogBeside(url)
    const beside = await startBlogBeside(url)
    const meet = meeting(2)
    const together = ({ withService }: typeof blog) => ({
      ...withService,
      fetch: meetAfterReading(withService.fetch, url, meet),
    })

    const reports = await Promise.all([
      blog.publishAndTell(together(blog)),
      beside.publishAndTell(together(beside)),
    ])

    expect(reports.flatMap(results).sort()).toEqual([`sent ${friend}`, `skipped ${friend}`])
    expect([...blog.notifications(), ...beside.notifications()]).toHaveLength(1)
  })

  it('accepts a token with line breaks around it, as in a secret from a file', async () => {
    const { url } = await startKeeper()
    const { publishAndTell, withService } = await startBlogBeside(url)

    const report = await publishAndTell({ ...withService, token: `\n${token}\r\n` })

    expect(results(report)).toEqual([`sent ${friend}`])
  })

  it('is read completely if it has more than one page', async () => {
    const service = await startKeeper()
    const posts = Array.from({ length: 600 }, (_, at) => ({
      ...record,
      post: `p${at}`,
      revision: 0,
    }))
    for (let at = 0; at < 600; at += 100)
      await service.ask('/api/told', asked(posts.slice(at, at + 100)))
    const blog = await startBlogBeside(service.url, {})

    await blog.publishAndTell({ ...blog.withService, dryRun: true })

    expect(await blog.remembered()).toHaveLength(600)
  })

  it('is hidden with 404 without the right token, and a run then fails', async () => {
    const service = await startKeeper()
    const closed = await startService()
    const headers = { authorization: 'Bearer another-token-of-the-same-kind' }

    for (const answer of [
      await service.ask('/api/told'),
      await service.ask('/api/told', { headers }),
      await service.ask('/api/told', { method: 'PUT' }),
      await closed.ask('/api/told', { headers: { authorization: `Bearer ${token}` } }),
    ]) {
      expect(answer.status).toBe(404)
      expect(await codeOf(answer)).toBe('not-found')
    }
    const blog = await startBlogBeside(closed.url)
    await expect(blog.publishAndTell(blog.withService)).rejects.toThrow('AFTERWORD_MENTIONS_TOKEN')
  })

  it('is not overwritten by a write with an outdated revision', async () => {
    const service = await startKeeper()

    const first = await service.ask('/api/told', asked([{ ...record, revision: 0 }]))
    const late = await service.ask('/api/told', asked([{ ...record, revision: 0 }]))
    const next = await service.ask('/api/told', asked([{ ...record, revision: 1 }]))

    expect(await first.json()).toEqual({ taken: [{ post: 'one', revision: 1 }] })
    expect(await late.json()).toEqual({ taken: [] })
    expect(await next.json()).toEqual({ taken: [{ post: 'one', revision: 2 }] })
  })

  it('is required: a run sends nothing if the service cannot be reached', async () => {
    const blog = await startBlog({ [file]: linking('One', friend) })
    const away = { service: 'http://127.0.0.1:9', token, fetch }

    await expect(blog.publishAndTell(away)).rejects.toThrow('gave no answer')
    expect(blog.asked).toEqual([])
  })
})
