import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { archivedComment, header, takeIn } from '../archives.ts'
import { write } from '../author.ts'
import { signInModerator } from '../moderator.ts'
import { idOf, type Service, startService, thread } from '../service.ts'

const open = { config: { moderation: 'none' } } as const

async function feedOf(service: Service, path: string): Promise<string> {
  const feed = await (await service.ask(path)).text()
  new SaxesParser({ xmlns: true }).write(feed).close()
  return feed
}

describe('a feed of comments', () => {
  it('lists comments newest first, links to each of them, and escapes their HTML', async () => {
    const threads = [thread('rome', { title: 'Rome & <us>' })]
    const service = await startService({ ...open, manifest: { threads } })
    const first = await idOf(await service.submit('rome', { name: 'A<b>', body: '*One* & all' }))
    service.clock.advance(1_000)
    const reply = await idOf(await service.submit('rome', { body: 'Two.', parent: first }))

    const feed = await feedOf(service, '/api/threads/rome/feed.xml')

    const links = [...feed.matchAll(/<link rel="alternate" type="text\/html" href="([^"]+)"/g)]
    expect(links.map(([, link]) => link)).toEqual([
      'http://localhost:8080/rome/',
      `http://localhost:8080/rome/#comment-${reply}`,
      `http://localhost:8080/rome/#comment-${first}`,
    ])
    expect(feed).toContain('Rome &amp; &lt;us&gt;')
    expect(feed).toContain('&lt;em&gt;One&lt;/em&gt; &amp;amp; all')
    expect(feed).toContain(`<thr:in-reply-to ref="tag:localhost,2026:comment:${first}"`)
    expect(feed).toContain('<updated>2026-11-23T12:00:01.000Z</updated>')
  })

  it('for the whole site lists the comments of every post, and is empty without comments', async () => {
    const service = await startService(open)
    const silent = await feedOf(service, '/api/feed.xml')
    await service.submit('rome', { body: 'One.' })
    await service.submit('oslo', { body: 'Two.' })

    const feed = await feedOf(service, '/api/feed.xml')

    expect(silent).not.toContain('<entry')
    expect(feed.match(/<entry/g)).toHaveLength(2)
  })

  it('for the whole site keeps published comments despite 60 newer ones on an unpublished post', async () => {
    const service = await startService(open)
    await service.submit('rome', { body: 'Public words.' })
    const drafted = Array.from({ length: 60 }, (_, place) => ({
      ...archivedComment,
      id: `drafted${String.fromCharCode(97 + (place % 26), 97 + Math.floor(place / 26))}`,
      thread: 'draft',
      createdAt: new Date(service.clock.now() + place).toISOString(),
    }))
    await takeIn(service, [header, ...drafted])
    service.clock.advance(1_000)

    const feed = await feedOf(service, '/api/feed.xml')

    expect(feed.match(/<entry/g)).toHaveLength(1)
    expect(feed).toContain('Public words.')
  })

  it('omits held, spam and deleted comments, and mail addresses', async () => {
    const service = await startService()
    const moderator = await signInModerator(service)
    await service.submit('rome', { body: 'Held words.' })
    const withdrawn = await idOf(await service.submit('rome', { body: 'Spam words.' }))
    await moderator.decide(withdrawn, 'approved')
    await moderator.decide(withdrawn, 'spam')
    const author = await write(service, { email: 'ada@example.org', body: 'Shown words.' })
    await moderator.decide(author.id, 'approved')
    const shown = await feedOf(service, '/api/feed.xml')
    await author.erase()

    const feeds = [
      await feedOf(service, '/api/feed.xml'),
      await feedOf(service, '/api/threads/rome/feed.xml'),
    ]

    expect(shown).toContain('Shown words.')
    expect(`${shown}${feeds}`).not.toMatch(/Held words|Spam words|ada@/)
    expect(`${feeds}`).not.toContain('<entry')
  })

  it('is answered with 304 for a matching ETag, and with 404 for an unknown thread', async () => {
    const service = await startService(open)
    const first = await service.ask('/api/threads/rome/feed.xml')
    const headers = { 'if-none-match': first.headers.get('etag') ?? '' }

    const same = await service.ask('/api/threads/rome/feed.xml', { headers })
    await service.submit('rome')
    const changed = await service.ask('/api/threads/rome/feed.xml', { headers })
    const unknown = await service.ask('/api/threads/atlantis/feed.xml')

    expect(first.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8')
    expect([same.status, changed.status, unknown.status]).toEqual([304, 200, 404])
  })
})
