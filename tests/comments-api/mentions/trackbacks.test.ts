import { describe, expect, it } from 'vitest'
import { share } from '../lifetime.ts'
import { readMentionsDesk, source, startBesideStranger, target } from '../mentioning.ts'
import { site, thread } from '../service.ts'

const form = 'application/x-www-form-urlencoded'
const plainPage = `<title>Ada's Blog: Notes on Rome</title><a href="${target}">Rome</a>`

async function startPinging(settings: Parameters<typeof startBesideStranger>[0] = {}) {
  const service = await startBesideStranger(settings)
  async function ping(body: string, type = form, to = 'rome') {
    const init = { method: 'POST', headers: { 'content-type': type }, body }
    const response = await service.ask(`/api/trackback/${to}`, init)
    await service.settle()
    const text = await response.text()
    return { response, text, error: /<error>(\d)<\/error>/.exec(text)?.[1] }
  }
  const url = `url=${encodeURIComponent(source)}`
  return { ...service, ping, url }
}

describe('a trackback', () => {
  const refusing = share(startPinging)

  it('is taken as a mention like any other, and its page is looked at', async () => {
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

  it('says what its page does not say of itself', async () => {
    const service = await startPinging()
    service.page.html = plainPage

    await service.ping(`${service.url}&title=Notes+on+Rome&excerpt=It+is+old.&blog_name=Ada`)

    const waiting = await (await readMentionsDesk(service)).open()
    expect(waiting).toContain('<strong>Notes on Rome</strong>')
    expect(waiting).toContain('<bdi>Ada</bdi>')
    expect(waiting).toContain('It is old.')
  })

  it('that was approved is not changed by who pings again, or sends the page otherwise', async () => {
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

  it.each([
    ['the type', `${form}; charset=iso-8859-1`, 'title=Caf%E9'],
    ['a field', form, 'charset=Shift_JIS&title=%83%8D%81%5B%83%7D'],
    ['nothing, but is UTF-8', form, 'title=Caf%C3%A9'],
    ['nothing, and is not', form, 'title=Caf%E9'],
    ['a name that nobody knows', `${form}; charset=klingon`, 'title=Caf%C3%A9'],
  ])('may be in any charset; it is named by %s', async (_name, type, title) => {
    const service = await startPinging()
    service.page.html = plainPage

    await service.ping(`${service.url}&${title}`, type)

    const waiting = await (await readMentionsDesk(service)).open()
    expect(waiting).toMatch(/<strong>(?:Café|ローマ)<\/strong>/)
  })

  it('of a page that does not link here is not stored, and the answer says nothing of it', async () => {
    const service = await startPinging()
    service.page.html = '<title>Spam</title>Buy!'

    const { error } = await service.ping(`${service.url}&title=Buy`)

    expect(error).toBe('0')
    expect(await (await readMentionsDesk(service)).open()).toContain('Nothing here.')
  })

  it.each([
    ['no url', 'title=x', 'rome'],
    ['a url that is none', 'url=nowhere', 'rome'],
    ['a url of the site itself', `url=${encodeURIComponent(`${site}oslo/`)}`, 'rome'],
    ['a post that is not here', `url=${encodeURIComponent(source)}`, 'nowhere'],
    ['a name that no post can have', `url=${encodeURIComponent(source)}`, '%20'],
  ])('with %s is an error', async (_name, body, to) => {
    const { error, text } = await refusing().ping(body, form, to)

    expect(error).toBe('1')
    expect(text).toMatch(/<message>[^<]+<\/message>/)
    expect(refusing().page.asked).toBe(0)
  })

  it('is an error in XML where it is no form, or too long', async () => {
    const { ping, url } = refusing()

    const json = await ping('{}', 'application/json')
    const long = await ping(`${url}&excerpt=${'x'.repeat(20_000)}`)

    expect([json.response.status, json.error]).toEqual([415, '1'])
    expect([long.response.status, long.error]).toEqual([413, '1'])
  })

  it('is refused where the conversation is closed, and where the owner wants none', async () => {
    const threads = [thread('rome', { comments: 'closed' }), thread('oslo')]
    const closed = await startPinging({ manifest: { threads } })
    const unwanted = await startPinging({ manifest: { trackback: false } })

    expect((await closed.ping(closed.url)).error).toBe('1')
    expect((await unwanted.ping(unwanted.url)).error).toBe('1')
  })

  it('is not sent by looking at its address, and those that were approved are listed there', async () => {
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
