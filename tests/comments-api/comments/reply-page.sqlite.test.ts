import { describe, expect, it } from 'vitest'
import { dictionaries } from '../../../templates/texts/texts-for.ts'
import { pageWith } from '../../client/reader.ts'
import { everyRate, idOf, type Service, startService, thread } from '../service.ts'

// What the page says does not depend on the database engine.

const open = { config: { moderation: 'none' } } as const

async function readPage(service: Service, path: string) {
  const answer = await service.ask(`/api/threads/${path}`)
  return { answer, page: await answer.text() }
}

function namesOfFields(page: string): string[] {
  return [...page.matchAll(/<(?:input|textarea)\b[^>]*? name="(\w+)"/g)].map(
    ([, name = '']) => name,
  )
}

describe('the reply page for readers without scripts', () => {
  it('shows the parent comment and a form that replies to it', async () => {
    const service = await startService(open)
    const to = await idOf(await service.submit('rome', { name: 'Kim <b>', body: 'So *true*.' }))

    const { answer, page } = await readPage(service, `rome/reply?to=${to}`)
    const sent = await service.submitForm('rome', { name: 'Noor', body: 'Is it?', parent: to })

    expect(answer.status).toBe(200)
    expect(page).toContain('<h1>Reply to <bdi>Kim &lt;b&gt;</bdi></h1>')
    expect(page).toContain('<p>So <em>true</em>.</p>')
    expect(page).toContain(`href="http://localhost:8080/rome/#comment-${to}"`)
    expect(page).toContain('>November 23, 2026</time>')
    expect(page).toContain(`name="parent" value="${to}"`)
    expect(sent.headers.get('location')).toBe('http://localhost:8080/rome/#response-published')
    const { comments } = await service.read('rome')
    expect(comments.map(({ parent }) => parent)).toContain(to)
  })

  it('shows the parent comment again when the form is rejected', async () => {
    const service = await startService(open)
    const to = await idOf(await service.submit('rome', { name: 'Kim', body: 'So *true*.' }))

    const sent = await service.submitForm('rome', { name: 'Noor', body: '', parent: to })

    expect(sent.status).toBe(422)
    const page = await sent.text()
    expect(page).toContain('<p>So <em>true</em>.</p>')
    expect(page).toContain(`name="parent" value="${to}"`)
  })

  it('names the author of the site as moderator, and nobody else may use that name', async () => {
    const author = { name: 'Nora Keeper', url: null }
    const service = await startService({ ...open, manifest: { author } })

    const { page } = await readPage(service, 'rome/reply')
    const pretending = await service.submit('rome', { name: 'Nora Keeper', body: 'Me.' })

    expect(page).toContain('is read by <bdi>Nora Keeper</bdi> before it appears')
    expect(pretending.status).toBe(422)
  })

  it('without a parent has the form for a comment on the post', async () => {
    const service = await startService(open)

    const { answer, page } = await readPage(service, 'rome/reply')

    expect(answer.status).toBe(200)
    expect(page).toContain('<h1>Leave a reply</h1>')
    expect(page).toContain('name="parent" value=""')
  })

  it.each(['en', 'ar'])(
    'has the fields, hints and honeypot of the article’s own form: %s',
    async language => {
      const service = await startService({ ...open, manifest: { language } })
      const texts = dictionaries.get(language)?.form
      const article = pageWith({ mails: true })

      const { page } = await readPage(service, 'rome/reply')

      const names = namesOfFields(page).filter(name => name !== 'stamp')
      expect(names).toHaveLength(7)
      expect(namesOfFields(article)).toEqual(expect.arrayContaining(names))
      for (const text of [texts?.hint, texts?.emailNote, texts?.trap, texts?.subscribe]) {
        expect(page).toContain(text?.replaceAll('>', '&gt;'))
      }
    },
  )

  it('is the same 404 page for hidden, foreign, unknown and malformed comment ids', async () => {
    const service = await startService()
    const held = await idOf(await service.submit('rome', { body: 'It waits.' }))
    const spam = await idOf(await service.submit('rome', { body: 'Buy.', website: 'x' }))
    const elsewhere = await idOf(await service.submit('oslo', { body: 'In another thread.' }))
    const asked = [held, spam, elsewhere, 'nobody0000', '', '"><script>', '%00']

    const answers = await Promise.all(
      asked.map(to => readPage(service, `rome/reply?to=${encodeURIComponent(to)}`)),
    )

    expect(answers.map(({ answer }) => answer.status)).toEqual(asked.map(() => 404))
    expect(new Set(answers.map(({ page }) => page)).size).toBe(1)
    expect(answers[0]?.page).toContain('is no longer there')
    expect(answers[0]?.page).toContain('href="/api/threads/rome/reply"')
  })

  it('of an unknown thread is a 404 that links to the site, or a problem for a program', async () => {
    const service = await startService(open)
    const ask = (accept: string) =>
      service.ask('/api/threads/gone/reply?to=comment0001', { headers: { accept } })

    const opened = await ask('text/html,application/xhtml+xml')
    const asked = await ask('*/*')

    expect([opened.status, asked.status]).toEqual([404, 404])
    const page = await opened.text()
    expect(page).toContain('<a href="http://localhost:8080/">To the site</a>')
    expect(page).not.toContain('moderation desk')
    expect(await asked.json()).toMatchObject({ code: 'unknown-thread' })
  })

  it('of a closed thread is a 403 that says so, without a form', async () => {
    const threads = [thread('shut', { comments: 'closed' })]
    const service = await startService({ manifest: { threads } })

    const { answer, page } = await readPage(service, 'shut/reply')

    expect(answer.status).toBe(403)
    expect(page).toContain('<h1>This conversation is closed.')
    expect(page).not.toContain('<form')
  })

  it('changes nothing, loads nothing from other hosts and is marked noindex', async () => {
    const service = await startService(open)
    const to = await idOf(await service.submit('rome'))
    const before = await service.read('rome')

    const { answer, page } = await readPage(service, `rome/reply?to=${to}`)

    expect(await service.read('rome')).toEqual(before)
    expect(answer.headers.get('x-robots-tag')).toBe('noindex')
    expect(answer.headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'self'; form-action 'self' http://localhost:8080; frame-ancestors 'none'; base-uri 'none'",
    )
    expect(page).not.toMatch(/<script|<img|style=/)
  })

  it('is in the language of the site and shows dates in its time zone', async () => {
    const manifest = { language: 'de-AT', timeZone: 'Pacific/Auckland' }
    const service = await startService({ ...open, manifest })
    const to = await idOf(await service.submit('rome', { name: 'Kim' }))

    const { page } = await readPage(service, `rome/reply?to=${to}`)

    expect(page).toContain('<html lang="de" dir="ltr">')
    expect(page).toContain('<h1>Antworten auf <bdi>Kim</bdi></h1>')
    expect(page).toContain('>24. November 2026</time>')
  })

  it('still shows dates if the manifest has an unknown time zone', async () => {
    const service = await startService({ ...open, manifest: { timeZone: 'Middle/Earth' } })
    const to = await idOf(await service.submit('rome'))

    const { page } = await readPage(service, `rome/reply?to=${to}`)

    expect(page).toContain('>November 23, 2026</time>')
  })

  it('is answered with 429 when requested too often', async () => {
    const service = await startService({ rates: everyRate({ max: 1, timeWindow: 60_000 }) })
    await service.ask('/api/threads/rome/reply')

    const second = await service.ask('/api/threads/rome/reply')

    expect(second.status).toBe(429)
  })
})
