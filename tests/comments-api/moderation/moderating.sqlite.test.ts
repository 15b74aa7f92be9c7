import { describe, expect, it } from 'vitest'
import { share } from '../lifetime.ts'
import { ownPage, signInModerator } from '../moderator.ts'
import { idOf, startService } from '../service.ts'

// Access, forms and page texts: of the database they need little more than the session, so one engine is enough.

describe('the moderation desk', () => {
  const guarded = share(async () => {
    const service = await startService({ config: { moderation: 'all' } })
    const { cookie } = await signInModerator(service)
    const id = await idOf(await service.submit('rome', { body: 'Canary.' }))
    return { service, cookie, id }
  })

  it.each(['/admin/', '/admin/?status=spam', '/admin/comments/x'])(
    'answers 401 without a valid session: %s',
    async path => {
      const { service } = guarded()
      const init = path.includes('comments') ? { method: 'POST', headers: ownPage } : {}

      const answer = await service.ask(path, {
        ...init,
        headers: { ...ownPage, cookie: 'afterword-moderator=guessed' },
      })

      expect(answer.status).toBe(401)
      expect(await answer.text()).not.toContain('Canary')
    },
  )

  it('escapes a mail address in its mailto link, so that it adds no other recipient', async () => {
    const service = await startService()
    const moderator = await signInModerator(service)
    await service.submit('rome', { email: 'ada?bcc=eve&subject=x@example.org' })

    const desk = await moderator.desk()

    expect(desk).toContain('href="mailto:ada%3Fbcc%3Deve%26subject%3Dx@example.org"')
  })

  it('shows the first page when the cursor is invalid', async () => {
    const service = await startService()
    const moderator = await signInModerator(service)
    await service.submit('rome', { body: 'First letter.' })

    expect(await moderator.desk('?cursor=garbage')).toContain('First letter.')
  })

  it('explains errors without naming settings or documentation files', async () => {
    const service = await startService()
    const moderator = await signInModerator(service)
    const fromElsewhere = { cookie: moderator.cookie, origin: 'https://evil.example' }

    const pages = [
      await moderator.page('/admin/comments/unknown'),
      await (await service.postForm('/admin/comments', {}, fromElsewhere)).text(),
    ]

    expect(pages.join('\n')).not.toMatch(/docs\/|AFTERWORD_/)
    expect(pages[1]).toContain('Open http://localhost:8080/admin/, and do it there.')
  })

  it('sends a strict Content-Security-Policy, no-store and no-referrer, and its four own scripts', async () => {
    const service = await startService()
    const moderator = await signInModerator(service)

    const answer = await service.ask('/admin/', { headers: { cookie: moderator.cookie } })
    const style = await service.ask('/admin/moderation.css')
    const scripts = await Promise.all(
      ['keys', 'passkeys', 'times', 'leave'].map(name => service.ask(`/admin/${name}.js`)),
    )

    expect(answer.headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    )
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
    expect(await answer.text()).not.toMatch(/<script>|style=|https?:\/\/(?!localhost)/)
    expect(style.headers.get('content-type')).toBe('text/css; charset=utf-8')
    expect(scripts.map(script => script.headers.get('content-type'))).toEqual(
      Array(4).fill('text/javascript; charset=utf-8'),
    )
  })

  it.each([
    ['Origin and Sec-Fetch-Site are missing', {}],
    ['Origin is another site', { origin: 'https://evil.example' }],
    ['Origin is a subdomain', { origin: 'http://evil.localhost:8080' }],
    ['Origin is null', { origin: 'null' }],
    ['Sec-Fetch-Site is cross-site', { ...ownPage, 'sec-fetch-site': 'cross-site' }],
    ['Sec-Fetch-Site is same-site', { ...ownPage, 'sec-fetch-site': 'same-site' }],
  ])('answers 403 to a decision when %s', async (_case, headers) => {
    const { service, cookie, id } = guarded()

    const answer = await service.postForm(
      `/admin/comments/${id}`,
      { status: 'approved' },
      { ...headers, cookie },
    )

    expect(answer.status).toBe(403)
    expect((await service.read('rome')).count).toBe(0)
  })

  it('accepts a decision with Sec-Fetch-Site: same-origin, even when Origin is null', async () => {
    const service = await startService()
    const { cookie } = await signInModerator(service)
    const id = await idOf(await service.submit('rome'))

    await service.postForm(
      `/admin/comments/${id}`,
      { status: 'approved' },
      { origin: 'null', 'sec-fetch-site': 'same-origin', cookie },
    )

    expect((await service.read('rome')).count).toBe(1)
  })

  it.each([
    ['application/json', JSON.stringify({ status: 'approved' })],
    ['text/plain', 'status=approved'],
    [
      'multipart/form-data; boundary=b',
      '--b\r\ncontent-disposition: form-data; name=status\r\n\r\napproved\r\n--b--',
    ],
  ])('answers 415 to a decision that is not a plain form: %s', async (type, body) => {
    const { service, cookie, id } = guarded()
    const headers = { ...ownPage, cookie, 'content-type': type }

    const answer = await service.ask(`/admin/comments/${id}`, { method: 'POST', headers, body })

    expect(answer.status).toBe(415)
    expect((await service.read('rome')).count).toBe(0)
  })

  it('keeps the typed text when an edit is rejected, and shows the parent of a reply', async () => {
    const service = await startService({ config: { moderation: 'none' } })
    const moderator = await signInModerator(service)
    const id = await idOf(await service.submit('rome', { name: 'Ada', body: 'First.' }))
    const reply = await idOf(await service.submit('rome', { name: 'Bea', parent: id }))

    const fields = { name: 'Adah', url: '', body: '> &nbsp;' }
    const refused = await moderator.press(`/admin/comments/${id}/edit`, fields)
    const shown = await moderator.page(`/admin/comments/${reply}`)

    expect(refused.status).toBe(422)
    expect(await refused.text()).toMatch(
      /<details class="edit" open>.*role="alert"><ul><li>.*value="Adah".*&gt; &amp;nbsp;</s,
    )
    expect(shown).toMatch(/Answers <bdi>Ada<\/bdi>.*First\..*<\/details>/s)
  })
})
