import { describe, expect, it } from 'vitest'
import { share } from '../lifetime.ts'
import { readMentionsDesk, source } from '../mentioning.ts'
import { site, thread } from '../service.ts'
import { form, plainPage, startPinging } from './pinging.ts'

// How a trackback is read and refused: before it is stored.

describe('a trackback', () => {
  const refusing = share(startPinging)

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
})
