import { describe, expect, it } from 'vitest'
import { DatabaseSync } from '../../comments-api/storage/sqlite/engine.ts'
import { makeLink, ownPage, signInModerator } from './moderator.ts'
import { idOf, type Service, startService } from './service.ts'

describe('a moderator who signs in', () => {
  it('comes in by a link that shows a button and works once', async () => {
    const service = await startService()
    const link = await makeLink(service)

    const looked = [await service.ask(link), await service.ask(link, { method: 'HEAD' })]
    const entered = await service.postForm(link, {}, ownPage)
    const again = await service.postForm(link, {}, ownPage)

    expect(looked.map(answer => answer.status)).toEqual([200, 200])
    expect(await looked[0]?.text()).toContain(`<form method="post" action="${link}">`)
    expect([entered.status, entered.headers.get('location')]).toEqual([303, '/admin/'])
    expect(again.status).toBe(403)
  })

  it('gets the same page for a link that is wrong, used or too old', async () => {
    const service = await startService()
    const old = await makeLink(service)
    const used = await makeLink(service)
    await service.postForm(used, {}, ownPage)
    service.clock.advance(24 * 60 * 60 * 1000)
    const shortened = old.slice(0, -1)

    const answers = await Promise.all(
      ['/admin/enter/nonsense', used, old, shortened].map(link =>
        service.postForm(link, {}, ownPage),
      ),
    )

    const pages = await Promise.all(answers.map(answer => answer.text()))
    expect(new Set(answers.map(answer => answer.status))).toEqual(new Set([403]))
    expect(new Set(pages).size).toBe(1)
  })

  it('gets a cookie that scripts and other sites cannot use', async () => {
    const service = await startService({ config: { site: 'https://blog.example/' } })
    const link = await makeLink(service)

    const entered = await service.postForm(link, {}, { origin: 'https://blog.example' })

    expect(entered.headers.getSetCookie()[0]).toMatch(
      /^__Host-afterword-moderator=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    )
  })

  it('is signed out after twelve idle hours, and not while working', async () => {
    const service = await startService()
    const moderator = await signInModerator(service)

    service.clock.advance(11 * 60 * 60 * 1000)
    const working = await moderator.desk()
    service.clock.advance(11 * 60 * 60 * 1000)
    const stillWorking = await moderator.desk()
    service.clock.advance(12 * 60 * 60 * 1000 + 1)
    const idle = await moderator.desk()

    expect([working, stillWorking].every(page => page.includes('Sign out'))).toBe(true)
    expect(idle).toContain('The desk is closed')
  })

  it('is out after signing out, on the server too', async () => {
    const service = await startService()
    const moderator = await signInModerator(service)

    await moderator.leave()

    expect(await moderator.desk()).toContain('The desk is closed')
  })

  it('cannot try many links', async () => {
    const few = { max: 10, timeWindow: 900_000 }
    const service = await startService({ rates: { submit: few, preview: few, signIn: few } })

    const answers = []
    for (let number = 0; number < 11; number += 1) {
      answers.push(await service.postForm(`/admin/enter/try-${number}`, {}, ownPage))
    }

    expect(answers.map(answer => answer.status)).toEqual([...Array(10).fill(403), 429])
  })

  it('is known only by hashes in the database', async () => {
    const service = await startService()
    const link = await makeLink(service)
    const { cookie } = await signInModerator(service)

    const stored = JSON.stringify(dump(service))

    expect(stored).not.toContain(link.split('/').at(-1))
    expect(stored).not.toContain(cookie.split('=').at(-1))
  })
})

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
    const decided = await moderator.decide(id, 'approved')
    const after = await moderator.desk(`?decided=${id}`)

    expect(desk).toContain('Ada &lt;b&gt;')
    expect(desk).toContain('ada@example.org')
    expect(desk).toContain('<a href="http://localhost:8080/rome/">About rome</a>')
    expect(desk).toContain('more than three links')
    expect(desk).not.toContain('<script')
    expect(decided.headers.get('location')).toBe(`/admin/?status=pending&decided=${id}`)
    expect(after).toContain('is approved')
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
    const older = /href="\/admin\/(\?status=pending&amp;cursor=[^"]+)"/.exec(first)?.[1] ?? ''
    const second = await moderator.desk(older.replace('&amp;', '&'))

    expect(first.match(/Letter \d+/g)).toHaveLength(25)
    expect(first.match(/Letter \d+/)?.[0]).toBe('Letter 26')
    expect(second.match(/Letter \d+/g)).toEqual(['Letter 1'])
  })

  it('has no scripts, and a policy that allows none', async () => {
    const service = await startService()
    const moderator = await signInModerator(service)

    const answer = await service.ask('/admin/', { headers: { cookie: moderator.cookie } })
    const style = await service.ask('/admin/moderation.css')

    expect(answer.headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    )
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
    expect(await answer.text()).not.toMatch(/<script|style=|https?:\/\/(?!localhost)/)
    expect(style.headers.get('content-type')).toBe('text/css; charset=utf-8')
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
      { status: 'approved', from: 'pending' },
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
      { status: 'approved', from: 'pending' },
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

  it('knows no way back from deleted', async () => {
    const service = await startService()
    const moderator = await signInModerator(service)
    const id = await idOf(await service.submit('rome'))
    await moderator.decide(id, 'deleted')

    await moderator.decide(id, 'approved')

    expect((await service.read('rome')).count).toBe(0)
    expect(await moderator.desk('?status=deleted')).toContain('Well said.')
  })

  it('records what happened, each time in the batch that did it', async () => {
    const service = await startService()
    const moderator = await signInModerator(service)
    const id = await idOf(await service.submit('rome'))

    await Promise.all([moderator.decide(id, 'approved'), moderator.decide(id, 'approved')])
    await moderator.decide(id, 'pending')
    await moderator.decide(id, 'spam')
    await moderator.decide(id, 'deleted')

    const events = dump(service)['events'] as { type: string }[]
    expect(events.map(event => event.type)).toEqual([
      'comment-submitted',
      'comment-approved',
      'comment-withdrawn',
      'comment-rejected',
      'comment-deleted',
    ])
  })
})

it('changes nothing on GET, anywhere', async () => {
  const service = await startService({ config: { moderation: 'none' } })
  const moderator = await signInModerator(service)
  const id = await idOf(await service.submit('rome'))
  const link = await makeLink(service)
  const before = dump(service)

  for (const path of [
    '/api/threads/rome/comments',
    '/api/threads/rome/comments?since=0',
    '/api/threads',
    '/api/counts?threads=rome',
    link,
    '/admin/?status=approved',
    `/admin/?decided=${id}`,
    `/admin/comments/${id}?status=deleted`,
    '/admin/leave',
    '/healthz',
  ]) {
    await service.ask(path, { headers: { cookie: moderator.cookie } })
    await service.ask(path, { method: 'HEAD', headers: { cookie: moderator.cookie } })
  }

  expect(dump(service)).toEqual(before)
})

/** Everything that is stored, to look at and never to change. */
function dump({ config }: Service): Record<string, unknown> {
  const database = new DatabaseSync(config.database.file, { readOnly: true })
  const tables = ['threads', 'comments', 'mentions', 'submissions', 'sign_in_links', 'sessions']
  const rows = [...tables, 'events'].map(table => [
    table,
    database.prepare(`select * from ${table} order by rowid`).all(),
  ])
  database.close()
  return Object.fromEntries(rows)
}
