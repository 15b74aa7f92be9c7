import { describe, expect, it } from 'vitest'
import { write } from '../author.ts'
import { day, quills, rss, startBesideBlog } from '../beside-blog.ts'
import { site } from '../service.ts'

// What is taken from a site, and what is not: before it is stored, or instead.

describe('a commenter’s latest post', () => {
  it('may be in a feed that is the author’s address itself', async () => {
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

  it('may stand on another host of the same domain, and has plain words of 200 letters at most', async () => {
    const service = await startBesideBlog()
    service.feed(rss(`&lt;b&gt;${'quill '.repeat(60)}`, 'https://blog.noor.example/quills'))

    await service.send()

    const [latest] = await service.shown()
    expect(latest?.url).toBe('https://blog.noor.example/quills')
    expect(latest?.title).toHaveLength(200)
  })

  it('is asked for at no address that is longer than any feed has, and does not lead to one', async () => {
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

  it('is asked for at no address on the inside', async () => {
    const service = await startBesideBlog()

    await service.send({ author: { name: 'Noor', url: 'http://[::1]/' } })
    await service.send({ author: { name: 'Noor', url: 'http://127.0.0.1.example/' }, body: 'Two' })

    expect(await service.shown()).toEqual([null, null])
    expect(service.asked).toEqual([])
  })

  it('is offered by the form that comes back, if the owner offers it', async () => {
    const service = await startBesideBlog()
    const fields = { name: 'Noor', body: ' ', latestPost: 'on' }

    const refused = await service.submitForm('rome', fields, { origin: new URL(site).origin })

    expect(await refused.text()).toMatch(/name="latestPost" type="checkbox" checked/)
  })
})

it('an author’s answer says nothing of a wish that was none', async () => {
  const service = await startBesideBlog()
  const author = await write(service, { name: 'Ada' })

  expect(await author.read()).toMatchObject({ latestPost: false })
})
