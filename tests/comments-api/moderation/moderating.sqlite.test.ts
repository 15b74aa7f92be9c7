import { describe, expect, it } from 'vitest'
import { share } from '../lifetime.ts'
import { ownPage, signInModerator } from '../moderator.ts'
import { idOf, startService } from '../service.ts'

// Who may ask, how, and what pages say: before the database is asked for more than the session.

describe('the desk', () => {
  const guarded = share(async () => {
    const service = await startService({ config: { moderation: 'all' } })
    const { cookie } = await signInModerator(service)
    const id = await idOf(await service.submit('rome', { body: 'Canary.' }))
    return { service, cookie, id }
  })

  it.each(['/admin/', '/admin/?status=spam', '/admin/comments/x'])(
    'is closed to strangers: %s',
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

  it('links to an address that its author gave, and to nobody besides', async () => {
    const service = await startService()
    const moderator = await signInModerator(service)
    await service.submit('rome', { email: 'ada?bcc=eve&subject=x@example.org' })

    const desk = await moderator.desk()

    expect(desk).toContain('href="mailto:ada%3Fbcc%3Deve%26subject%3Dx@example.org"')
  })

  it('shows the first page for a cursor that no page gave', async () => {
    const service = await startService()
    const moderator = await signInModerator(service)
    await service.submit('rome', { body: 'First letter.' })

    expect(await moderator.desk('?cursor=garbage')).toContain('First letter.')
  })

  it('says in words for people what it cannot do', async () => {
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

  it('allows no script but its own three files', async () => {
    const service = await startService()
    const moderator = await signInModerator(service)

    const answer = await service.ask('/admin/', { headers: { cookie: moderator.cookie } })
    const style = await service.ask('/admin/moderation.css')
    const scripts = await Promise.all(
      ['/admin/keys.js', '/admin/passkeys.js', '/admin/times.js'].map(path => service.ask(path)),
    )

    expect(answer.headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    )
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
    expect(await answer.text()).not.toMatch(/<script>|style=|https?:\/\/(?!localhost)/)
    expect(style.headers.get('content-type')).toBe('text/css; charset=utf-8')
    expect(scripts.map(script => script.headers.get('content-type'))).toEqual(
      Array(3).fill('text/javascript; charset=utf-8'),
    )
  })

  it.each([
    ['nothing is said of the origin', {}],
    ['the origin is another', { origin: 'https://evil.example' }],
    ['the origin is a subdomain', { origin: 'http://evil.localhost:8080' }],
    ['it is null', { origin: 'null' }],
    ['the browser says cross-site', { ...ownPage, 'sec-fetch-site': 'cross-site' }],
    ['the browser says same-site', { ...ownPage, 'sec-fetch-site': 'same-site' }],
  ])('takes no decision when %s', async (_case, headers) => {
    const { service, cookie, id } = guarded()

    const answer = await service.postForm(
      `/admin/comments/${id}`,
      { status: 'approved' },
      { ...headers, cookie },
    )

    expect(answer.status).toBe(403)
    expect((await service.read('rome')).count).toBe(0)
  })

  it('takes a decision that the browser calls same-origin', async () => {
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

  it('takes forms and no JSON', async () => {
    const { service, cookie, id } = guarded()
    const headers = { ...ownPage, cookie }

    const answer = await service.post(`/admin/comments/${id}`, { status: 'approved' }, headers)

    expect(answer.status).toBe(415)
  })

  it('keeps what was typed where an edit is refused, and shows what a reply answers', async () => {
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
