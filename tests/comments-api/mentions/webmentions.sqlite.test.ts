import { describe, expect, it } from 'vitest'
import { share } from '../lifetime.ts'
import { note, readMentionsDesk, source, startBesideStranger, target } from '../mentioning.ts'
import { codeOf, site, thread } from '../service.ts'

// What is rejected and what is read from a page does not depend on the database engine.

describe('a webmention', () => {
  const refusing = share(startBesideStranger)

  it.each([
    ['', target, 'source'],
    ['no address', target, 'source'],
    ['ftp://ada.example/', target, 'source'],
    ['http://user:word@ada.example/', target, 'source'],
    ['http://ada.example:8080/', target, 'source'],
    [`${site}oslo/`, target, 'source'],
    [source, '', 'target'],
    [source, `${site}nowhere/`, 'target'],
    [source, site, 'target'],
    [source, 'https://other.example/rome/', 'target'],
    [source, 'javascript:alert(1)', 'target'],
  ])('from "%s" to "%s" is rejected for its %s', async (from, to, field) => {
    const response = await refusing().sendAndCheck({ source: from, target: to })

    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ code: 'mention-refused', fields: [{ field }] })
    expect(refusing().page.asked).toBe(0)
  })

  it.each([undefined, 'null', '[]', '{"source":1,"target":{}}'])(
    'with the body %s is rejected as one without URLs',
    async body => {
      const { ask } = refusing()
      const headers = body === undefined ? {} : { 'content-type': 'application/json' }

      const response = await ask('/api/webmention', { method: 'POST', headers, body: body ?? null })

      expect([response.status, await codeOf(response)]).toEqual([400, 'mention-refused'])
    },
  )

  it('to any spelling or alias of a post’s URL is stored as one', async () => {
    const threads = [thread('rome', { aliases: ['/old-rome/'] })]
    const service = await startBesideStranger({ manifest: { threads } })

    const spellings = [
      target,
      `${site}old-rome`,
      `${target}?utm_source=x`,
      `${site}rome/index.html`,
    ]
    for (const spelling of spellings) {
      expect((await service.sendAndCheck({ source, target: spelling })).status).toBe(202)
      service.clock.advance(61_000)
    }

    const page = await (await readMentionsDesk(service)).open()
    expect(page.match(/class="letter"/g)).toHaveLength(1)
  })

  it('from a source of JSON is not stored', async () => {
    const service = await startBesideStranger()
    service.page.type = 'application/json'

    await service.sendAndCheck()

    const page = await (await readMentionsDesk(service)).open()
    expect(page).not.toContain('class="letter"')
  })

  it('gets the same answer for public, internal and unknown hosts, before any is looked up', async () => {
    const service = await startBesideStranger()
    const { promise: answered, resolve: goOn } = Promise.withResolvers<void>()
    service.page.isFound = answered

    const sources = [
      source,
      'http://inside.example/',
      'http://169.254.169.254/',
      'http://nobody.example/',
    ]
    const answers = await Promise.all(
      sources.map(async from => {
        const response = await service.send({ source: from, target })
        return [response.status, await response.text()]
      }),
    )
    goOn()
    await service.settle()

    expect(new Set(answers.map(answer => JSON.stringify(answer))).size).toBe(1)
    expect(service.page.asked).toBe(1)
  })

  it('of a page of this site is not stored, even with a dotted host or after a redirect', async () => {
    const blog = 'http://blog.example/'
    const threads = [thread('rome', { url: `${blog}rome/` })]
    const service = await startBesideStranger({
      config: { site: blog },
      manifest: { site: blog, threads },
    })
    service.page.html = note(`See <a href="${blog}rome/">Rome</a>.`)
    service.page.leadsTo = `${blog}oslo/`

    const dotted = { source: 'http://blog.example./oslo/', target: `${blog}rome/` }
    const spelt = await service.sendAndCheck(dotted)
    const led = await service.sendAndCheck({ source, target: `${blog}rome/` })

    expect([spelt.status, led.status, service.page.asked]).toEqual([400, 202, 2])
    const desk = await readMentionsDesk(service)
    expect(await desk.open()).toContain('Nothing here.')
  })

  it('is not stored if the page does not link to the post', async () => {
    const service = await startBesideStranger()
    service.page.html = note(`Nothing about it, but ${target} in words.`)

    await service.sendAndCheck()

    expect(await (await readMentionsDesk(service)).open()).toContain('Nothing here.')
  })

  it('to a thread that the manifest closes is rejected, unless it was stored before', async () => {
    const threads = [thread('rome', { comments: 'closed' })]
    const before = await startBesideStranger()
    await before.sendAndCheck()
    await (await readMentionsDesk(before)).decide('approved')
    const published = await before.mentions()
    await before.app.close()
    const { folder } = before
    const service = await startBesideStranger({ folder, manifest: { threads } })
    service.clock.advance(61_000)
    service.page.status = 410

    const unknown = await service.sendAndCheck({ source: `${source}0`, target })
    const known = await service.sendAndCheck()

    expect([unknown.status, known.status]).toEqual([400, 202])
    expect([published.length, await service.mentions()]).toEqual([1, []])
  })

  it.each([
    ['before', 'open'],
    ['after', 'closed'],
  ] as const)(
    'to a thread past its closing date is accepted from a site built %s that date',
    async (_when, comments) => {
      const closed = thread('rome', { comments, closesAt: '2026-01-01T00:00:00.000Z' })
      const service = await startBesideStranger({ manifest: { threads: [closed] } })

      expect((await service.sendAndCheck()).status).toBe(202)
    },
  )
})

it('markup in the text of a page is shown as text, cut to 500 characters', async () => {
  const service = await startBesideStranger()
  const hostile = '&lt;script&gt;alert(1)&lt;/script&gt;\u202e<b onclick=x>b</b>'
  service.page.html = note(`${hostile} ${'long '.repeat(500)}<a href="${target}">Rome</a>`)

  await service.sendAndCheck()
  const desk = await readMentionsDesk(service)
  expect(await desk.open()).not.toContain('<script>')
  await desk.decide('approved')

  const [mention] = await service.mentions()
  expect(mention?.excerpt).toMatch(/^<script>alert\(1\)<\/script>b long/)
  expect([...(mention?.excerpt ?? '')].length).toBeLessThanOrEqual(500)
})
