import { describe, expect, it } from 'vitest'
import { dump } from '../dump.ts'
import { makeLink, ownPage, signInModerator } from '../moderator.ts'
import { idOf, startService } from '../service.ts'

describe('the desk', () => {
  it.each(['/admin/', '/admin/?status=spam', '/admin/comments/x'])(
    'is closed to strangers: %s',
    async path => {
      const service = await startService()
      await service.submit('rome', { body: 'Canary.' })
      const init = path.includes('comments') ? { method: 'POST', headers: ownPage } : {}

      const answer = await service.ask(path, {
        ...init,
        headers: { ...ownPage, cookie: 'afterword-moderator=guessed' },
      })

      expect(answer.status).toBe(401)
      expect(await answer.text()).not.toContain('Canary')
    },
  )

  it('shows what was held, for whom, where and why, and brings it into the page', async () => {
    const service = await startService()
    const moderator = await signInModerator(service)
    const body = '<script>alert(1)</script> https://a.example '.repeat(4)
    const words = { name: 'Ada <b>', email: 'ada@example.org', url: 'ada.example', body }
    const id = await idOf(await service.submit('rome', words))

    const desk = await moderator.desk()
    const after = await moderator.pressAndRead(`/admin/comments/${id}`, { status: 'approved' })

    expect(desk).toContain('Ada &lt;b&gt;')
    expect(desk).toContain('ada@example.org')
    expect(desk).toContain('<a href="http://localhost:8080/rome/">About rome</a>')
    expect(desk).toContain('more than three links')
    expect(desk).not.toContain('<script>')
    expect(after).toContain('is approved')
    expect((await service.read('rome')).comments[0]?.id).toBe(id)
  })

  it('links to an address that its author gave, and to nobody besides', async () => {
    const service = await startService()
    const moderator = await signInModerator(service)
    await service.submit('rome', { email: 'ada?bcc=eve&subject=x@example.org' })

    const desk = await moderator.desk()

    expect(desk).toContain('href="mailto:ada%3Fbcc%3Deve%26subject%3Dx@example.org"')
  })

  it('decides on nothing that cannot be there', async () => {
    const service = await startService()
    const moderator = await signInModerator(service)
    const id = await idOf(await service.submit('rome'))
    const decision = { status: 'approved', back: '' }

    const one = await moderator.press('/admin/comments/%00', decision)
    const ticked = { [`chosen.${id}`]: '0', 'chosen.\0': '0' }
    const many = await moderator.press('/admin/comments', { ...decision, ...ticked })

    expect([one.status, many.status]).toEqual([303, 303])
    expect((await service.read('rome')).comments[0]?.id).toBe(id)
  })

  it('shows twenty-five at a time, newest first', async () => {
    const service = await startService()
    const moderator = await signInModerator(service)
    for (let number = 1; number <= 26; number += 1) {
      service.clock.advance(1_000)
      await service.submit('rome', { body: `Letter ${number}.` })
    }

    const first = await moderator.desk()
    const older = /href="\/admin\/(\?cursor=[^"]+)"/.exec(first)?.[1] ?? ''
    const second = await moderator.desk(older)

    expect(first.match(/Letter \d+/g)).toHaveLength(25)
    expect(first.match(/Letter \d+/)?.[0]).toBe('Letter 26')
    expect(second.match(/Letter \d+/g)).toEqual(['Letter 1'])
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
    const service = await startService({ config: { moderation: 'all' } })
    const { cookie } = await signInModerator(service)
    const id = await idOf(await service.submit('rome'))

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
    const service = await startService()
    const { cookie } = await signInModerator(service)
    const id = await idOf(await service.submit('rome'))
    const headers = { ...ownPage, cookie }

    const answer = await service.post(`/admin/comments/${id}`, { status: 'approved' }, headers)

    expect(answer.status).toBe(415)
  })

  it('leaves as it is what another moderator decided on', async () => {
    const service = await startService()
    const moderator = await signInModerator(service)
    const id = await idOf(await service.submit('rome'))
    await moderator.decide(id, 'deleted')

    const told = await moderator.pressAndRead(`/admin/comments/${id}`, { status: 'approved' })

    expect((await service.read('rome')).count).toBe(0)
    expect(await moderator.desk('?status=deleted')).toContain('Well said.')
    expect(told).toContain('One response was left as before')
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

  it('names in its log what was done, whatever it was', async () => {
    const service = await startService({ config: { moderation: 'none' } })
    const moderator = await signInModerator(service)
    const id = await idOf(await service.submit('rome'))
    const other = await signInModerator(service)
    const [, session = ''] =
      /name="end" value="([^"]+)"/.exec(await other.page('/admin/you/')) ?? []

    await moderator.press(`/admin/comments/${id}/edit`, { name: 'Ada', url: '', body: 'Better.' })
    await moderator.press(`/admin/comments/${id}/pin`)
    const pinned = await moderator.page(`/admin/comments/${id}`)
    await moderator.press(`/admin/comments/${id}/unpin`)
    await moderator.press(`/admin/threads/rome/close?one=${id}`)
    await moderator.press(`/admin/threads/rome/reopen?one=${id}`)
    await other.press('/admin/you/sessions', { end: session })

    const log = (await other.page('/admin/log/')).replace(/<a [^>]*>|<\/a>/g, '')
    expect(pinned).toContain('<span class="mark">pinned</span>')
    for (const deed of [
      'edited the response by <bdi>Ada</bdi>',
      'pinned the response by',
      'unpinned the response by',
      'closed the conversation rome',
      'reopened the conversation rome',
      'ended another session',
    ])
      expect(log).toContain(`</strong> ${deed}`)
  })

  it('records what happened, each time in the batch that did it', async () => {
    const service = await startService()
    const moderator = await signInModerator(service)
    const id = await idOf(await service.submit('rome'))

    await Promise.all([moderator.decide(id, 'approved'), moderator.decide(id, 'approved')])
    await moderator.decide(id, 'pending')
    await moderator.decide(id, 'spam')
    await moderator.decide(id, 'deleted')

    const events = (await dump(service))['events'] as { type: string }[]
    expect(events.map(event => event.type).sort()).toEqual([
      'comment-approved',
      'comment-deleted',
      'comment-rejected',
      'comment-submitted',
      'comment-withdrawn',
    ])
  })
})

it('changes nothing on GET, anywhere', async () => {
  const service = await startService({ config: { moderation: 'none' } })
  const moderator = await signInModerator(service)
  const id = await idOf(await service.submit('rome'))
  const link = await makeLink(service)
  await service.settle()
  const before = await dump(service)

  for (const path of [
    '/api/threads/rome/comments',
    '/api/threads/rome/comments?since=0',
    '/api/threads',
    '/api/counts?threads=rome',
    link,
    '/admin/?status=approved',
    `/admin/?done=${id}`,
    '/admin/log/',
    '/admin/numbers/',
    '/admin/you/',
    `/admin/comments/${id}`,
    '/api/admin/comments',
    `/admin/comments/${id}?status=deleted`,
    '/admin/leave',
    '/healthz',
  ]) {
    await service.ask(path, { headers: { cookie: moderator.cookie } })
    await service.ask(path, { method: 'HEAD', headers: { cookie: moderator.cookie } })
  }

  expect(await dump(service)).toEqual(before)
})
