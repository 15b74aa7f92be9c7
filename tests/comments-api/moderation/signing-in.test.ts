import { describe, expect, it } from 'vitest'
import { dump } from '../dump.ts'
import { makeLink, ownPage, signInBo, signInModerator } from '../moderator.ts'
import { everyRate, startService } from '../service.ts'

describe('signing in as a moderator', () => {
  it('takes a link that shows a form on GET and works once on POST', async () => {
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

  it('answers 403 with the same page for a wrong, used, expired or truncated link', async () => {
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

  it('sets a __Host- cookie with HttpOnly, Secure and SameSite=Strict', async () => {
    const service = await startService({ config: { site: 'https://blog.example/' } })
    const link = await makeLink(service)

    const entered = await service.postForm(link, {}, { origin: 'https://blog.example' })

    expect(entered.headers.getSetCookie()[0]).toMatch(
      /^__Host-afterword-moderator=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    )
  })

  it('names the command for a new link, on a local site with AFTERWORD_SITE in front', async () => {
    const onThisMachine = await startService()
    const isPublic = { site: 'https://blog.example/', isLocal: false }
    const elsewhere = await startService({ config: isPublic })

    const door = await (await onThisMachine.ask('/admin/')).text()
    const used = await onThisMachine.postForm('/admin/enter/used', {}, ownPage)
    const publicDoor = await (await elsewhere.ask('/admin/')).text()

    const command = 'AFTERWORD_SITE=http://localhost:8080/ npm run comments -- moderator'
    expect(door).toContain(command)
    expect(await used.text()).toContain(command)
    expect(publicDoor).toContain('<code>npm run comments -- moderator</code>')
  })

  it('lasts until twelve idle hours have passed', async () => {
    const service = await startService()
    await signInModerator(service)
    const moderator = await signInModerator(service)

    service.clock.advance(11 * 60 * 60 * 1000)
    const working = await moderator.page('/admin/you/')
    service.clock.advance(11 * 60 * 60 * 1000)
    const stillWorking = await moderator.page('/admin/you/')
    service.clock.advance(12 * 60 * 60 * 1000 + 1)
    const idle = await moderator.desk()

    expect([working, stillWorking].every(page => page.includes('Sign out'))).toBe(true)
    expect([working, stillWorking].map(page => page.includes('name="end"'))).toEqual([true, false])
    expect(idle).toContain('Sign in to the desk')
  })

  it('does not last when the clock was years ahead and is then corrected', async () => {
    const service = await startService()
    const years = 5 * 365 * 24 * 60 * 60 * 1000
    service.clock.advance(years)
    const moderator = await signInModerator(service)

    service.clock.advance(-years)

    expect(await moderator.desk()).toContain('Sign in to the desk')
  })

  it('ends on the server, too, when the moderator signs out', async () => {
    const service = await startService()
    const moderator = await signInModerator(service)

    await moderator.leave()

    expect(await moderator.desk()).toContain('Sign in to the desk')
  })

  it('lets moderators end their own other sessions, but not those of another moderator', async () => {
    const service = await startService({ world: { now: Date.now } })
    const [one, other] = [await signInModerator(service), await signInModerator(service)]
    const bo = await signInBo(service)
    const [, end = ''] = /name="end" value="([^"]+)"/.exec(await other.page('/admin/you/')) ?? []

    await bo.press('/admin/you/sessions', { end })
    const before = await one.desk()
    await other.press('/admin/you/sessions', { end })

    expect(before).not.toContain('Sign in to the desk')
    expect(await one.desk()).toContain('Sign in to the desk')
    expect((await other.page('/admin/log/')).split('ended another session')).toHaveLength(2)
  })

  it('is rate limited: the eleventh attempt with a link is answered with 429', async () => {
    const few = { max: 10, timeWindow: 900_000 }
    const service = await startService({ rates: everyRate(few) })

    const answers = []
    for (let number = 0; number < 11; number += 1) {
      answers.push(await service.postForm(`/admin/enter/try-${number}`, {}, ownPage))
    }

    expect(answers.map(answer => answer.status)).toEqual([...Array(10).fill(403), 429])
  })

  it('leaves no expired session or link in the database, even if nobody signs in again', async () => {
    const service = await startService()
    await makeLink(service)
    await signInModerator(service)

    await service.pass(25 * 60 * 60 * 1000)

    expect(await dump(service)).toMatchObject({ sessions: [], sign_in_links: [] })
  })

  it('stores neither the token of a link nor that of a session in plain text', async () => {
    const service = await startService()
    const link = await makeLink(service)
    const { cookie } = await signInModerator(service)

    const stored = JSON.stringify(await dump(service))

    expect(stored).not.toContain(link.split('/').at(-1))
    expect(stored).not.toContain(cookie.split('=').at(-1))
  })
})
