import { describe, expect, it } from 'vitest'
import { readMentionsDesk, source } from '../mentioning.ts'
import { plainPage, startPinging } from './pinging.ts'

describe('a trackback', () => {
  it('is queued as a mention with the text of its page, not of the ping', async () => {
    const service = await startPinging()

    const { response, text } = await service.ping(`${service.url}&title=x&excerpt=y&blog_name=z`)

    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      'text/xml; charset=utf-8',
    ])
    expect(text).toBe(
      '<?xml version="1.0" encoding="utf-8"?>\n<response>\n<error>0</error>\n</response>\n',
    )
    const waiting = await (await readMentionsDesk(service)).open()
    expect(waiting).toContain('You are right about Rome.')
    expect(waiting).not.toContain('<strong>x</strong>')
  })

  it('supplies title, excerpt and name that its page lacks, also after a later webmention', async () => {
    const service = await startPinging()
    service.page.html = plainPage

    await service.ping(`${service.url}&title=Notes+on+Rome&excerpt=It+is+old.&blog_name=Ada`)
    await service.pass(61_000)
    await service.sendAndCheck()

    const waiting = await (await readMentionsDesk(service)).open()
    expect(waiting).toContain('<strong>Notes on Rome</strong>')
    expect(waiting).toContain('<bdi>Ada</bdi>')
    expect(waiting).toContain('It is old.')
  })

  it('that was approved is not changed by another ping or a webmention of its page', async () => {
    const service = await startPinging()
    service.page.html = plainPage
    await service.ping(`${service.url}&title=Notes+on+Rome&blog_name=Ada`)
    await (await readMentionsDesk(service)).decide('approved')

    for (const send of [() => service.ping(`${service.url}&title=Buy!`), service.sendAndCheck]) {
      service.clock.advance(61_000)
      await send()
    }

    expect(await service.mentions()).toMatchObject([{ status: 'approved', title: 'Notes on Rome' }])
  })

  it('is not created by GET, which lists approved ones as RSS', async () => {
    const service = await startPinging()
    service.page.html = plainPage
    const look = async (query: string) => {
      const response = await service.ask(`/api/trackback/rome${query}`)
      await service.settle()
      return response.text()
    }

    expect(await look(`?${service.url}`)).toContain('<error>1</error>')
    expect(service.page.asked).toBe(0)
    await service.ping(`${service.url}&title=Rome+%26+more`)
    expect(await look('?__mode=rss')).not.toContain('<item>')
    await (await readMentionsDesk(service)).decide('approved')

    const listed = await look('?__mode=rss')
    expect(listed).toContain('<error>0</error>\n<rss version="0.91"><channel>')
    expect(listed).toContain(`<title>Rome &amp; more</title>\n<link>${source}</link>`)
  })
})
