import { describe, expect, it } from 'vitest'
import { write } from '../author.ts'
import { day, quills, rss, startBesideBlog } from '../beside-blog.ts'
import { site } from '../service.ts'

// What is accepted from a site does not depend on the database engine.

describe('a commenter’s latest post', () => {
  it('may come from a feed at the author’s own URL', async () => {
    const service = await startBesideBlog()
    service.blog['/'] = service.blog['/feed'] ?? { type: '', text: '' }

    await service.send()

    expect(await service.shown()).toEqual([quills])
    expect(service.asked).toEqual(['noor.example/'])
  })

  it.each([
    ['leads to another domain', rss('On quills', 'https://other.example/quills')],
    ['leads to no web page', rss('On quills', 'javascript:alert(1)')],
    ['has no visible title', rss('&#x200b;', quills.url)],
  ])('is not shown when it %s', async (_name, feed) => {
    const service = await startBesideBlog()
    service.feed(feed)

    await service.send()

    expect(await service.shown()).toEqual([null])
  })

  it('may be on a subdomain, and has a plain-text title of at most 200 characters', async () => {
    const service = await startBesideBlog()
    service.feed(rss(`&lt;b&gt;${'quill '.repeat(60)}`, 'https://blog.noor.example/quills'))

    await service.send()

    const [latest] = await service.shown()
    expect(latest?.url).toBe('https://blog.noor.example/quills')
    expect(latest?.title).toHaveLength(200)
  })

  it('is neither fetched from an overlong URL nor shown with one', async () => {
    const long = `/${'feed'.repeat(2_000)}`
    const { asked, blog, feed, pass, send, shown } = await startBesideBlog()
    feed(rss('On quills', `https://noor.example${long}`))
    await send()
    expect(await shown()).toEqual([null])

    blog['/'] = {
      type: 'text/html',
      text: `<link rel="alternate" type="application/rss+xml" href="${long}">`,
    }
    blog[long] = { type: 'application/rss+xml', text: rss(quills.title, quills.url) }
    await pass(2 * day)

    expect(asked).toEqual(['noor.example/', 'noor.example/feed', 'noor.example/'])
  })

  it('is not fetched from an internal address', async () => {
    const service = await startBesideBlog()

    await service.send({ author: { name: 'Noor', url: 'http://[::1]/' } })
    await service.send({ author: { name: 'Noor', url: 'http://127.0.0.1.example/' }, body: 'Two' })

    expect(await service.shown()).toEqual([null, null])
    expect(service.asked).toEqual([])
  })

  it('keeps its checkbox checked in a form that is returned with mistakes', async () => {
    const service = await startBesideBlog()
    const fields = { name: 'Noor', body: ' ', latestPost: 'on' }

    const refused = await service.submitForm('rome', fields, { origin: new URL(site).origin })

    expect(await refused.text()).toMatch(/name="latestPost" type="checkbox" checked/)
  })
})

it('tells an author who did not ask for it that the latest post is off', async () => {
  const service = await startBesideBlog()
  const author = await write(service, { name: 'Ada' })

  expect(await author.read()).toMatchObject({ latestPost: false })
})
