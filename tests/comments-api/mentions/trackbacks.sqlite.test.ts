import { describe, expect, it } from 'vitest'
import { share } from '../lifetime.ts'
import { readMentionsDesk, source } from '../mentioning.ts'
import { site, thread } from '../service.ts'
import { form, plainPage, startPinging } from './pinging.ts'

// How a trackback is read and rejected does not depend on the database engine.

describe('a trackback', () => {
  const refusing = share(startPinging)

  it.each([
    ['given by the content type', `${form}; charset=iso-8859-1`, 'title=Caf%E9'],
    ['given by a field', form, 'charset=Shift_JIS&title=%83%8D%81%5B%83%7D'],
    ['UTF-8 if none is given', form, 'title=Caf%C3%A9'],
    ['Latin-1 if none is given and it is not UTF-8', form, 'title=Caf%E9'],
    ['UTF-8 if an unknown one is given', `${form}; charset=klingon`, 'title=Caf%C3%A9'],
  ])('is decoded from its charset: %s', async (_name, type, title) => {
    const service = await startPinging()
    service.page.html = plainPage

    await service.ping(`${service.url}&${title}`, type)

    const waiting = await (await readMentionsDesk(service)).open()
    expect(waiting).toMatch(/<strong>(?:Café|ローマ)<\/strong>/)
  })

  it('of a page without a link to the post gets a success answer but is not stored', async () => {
    const service = await startPinging()
    service.page.html = '<title>Spam</title>Buy!'

    const { error } = await service.ping(`${service.url}&title=Buy`)

    expect(error).toBe('0')
    expect(await (await readMentionsDesk(service)).open()).toContain('Nothing here.')
  })

  it.each([
    ['no url', 'title=x', 'rome'],
    ['an invalid url', 'url=nowhere', 'rome'],
    ['a url of the site itself', `url=${encodeURIComponent(`${site}oslo/`)}`, 'rome'],
    ['an unknown thread', `url=${encodeURIComponent(source)}`, 'nowhere'],
    ['an invalid thread id', `url=${encodeURIComponent(source)}`, '%20'],
  ])('with %s is answered with an error, and no page is fetched', async (_name, body, to) => {
    const { error, text } = await refusing().ping(body, form, to)

    expect(error).toBe('1')
    expect(text).toMatch(/<message>[^<]+<\/message>/)
    expect(refusing().page.asked).toBe(0)
  })

  it('is answered with an XML error if it is not a form (415) or too large (413)', async () => {
    const { ping, url } = refusing()

    const json = await ping('{}', 'application/json')
    const long = await ping(`${url}&excerpt=${'x'.repeat(20_000)}`)

    expect([json.response.status, json.error]).toEqual([415, '1'])
    expect([long.response.status, long.error]).toEqual([413, '1'])
  })

  it('is rejected in a closed thread, and if the owner has disabled trackbacks', async () => {
    const threads = [thread('rome', { comments: 'closed' }), thread('oslo')]
    const closed = await startPinging({ manifest: { threads } })
    const unwanted = await startPinging({ manifest: { trackback: false } })

    expect((await closed.ping(closed.url)).error).toBe('1')
    expect((await unwanted.ping(unwanted.url)).error).toBe('1')
  })
})
