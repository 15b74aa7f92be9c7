import { describe, expect, it } from 'vitest'
import { dump } from '../dump.ts'
import { makeLink, signInBo, signInModerator } from '../moderator.ts'
import { idOf, startService } from '../service.ts'

describe('the moderation desk', () => {
  it('shows a held comment escaped, with author, post and reason, and publishes it on approval', async () => {
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

  it('ignores a comment id that contains NUL, alone and among selected comments', async () => {
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

  it('shows 25 comments per page, newest first', async () => {
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

  it('does not approve a comment that another moderator deleted meanwhile, and says so', async () => {
    const service = await startService({ world: { now: Date.now } })
    const moderator = await signInModerator(service)
    const other = await signInBo(service)
    const id = await idOf(await service.submit('rome'))
    await other.decide(id, 'deleted')

    const told = await moderator.pressAndRead(`/admin/comments/${id}`, { status: 'approved' })

    expect((await service.read('rome')).count).toBe(0)
    expect(await moderator.desk('?status=deleted')).toContain('Well said.')
    expect(told).toContain('One response was left as before')
  })

  it.each(['spam', 'deleted'] as const)(
    'rejects a reply to a comment already marked %s, says why and keeps the text',
    async status => {
      const service = await startService()
      const moderator = await signInModerator(service)
      const id = await idOf(await service.submit('rome'))
      await moderator.decide(id, status)

      const answer = await moderator.press(`/admin/comments/${id}/reply`, { body: 'Thank you!' })
      const page = await answer.text()

      expect(answer.status).toBe(422)
      expect(page).toMatch(/role="alert">.*no longer there.*Thank you!<\/textarea>/s)
      expect((await service.read('rome')).count).toBe(0)
    },
  )

  it('keeps the text of a reply to a missing comment, but not of a reply already stored', async () => {
    const service = await startService()
    const moderator = await signInModerator(service)
    const id = await idOf(await service.submit('rome'))
    const reply = (to: string) =>
      moderator.press(`/admin/comments/${to}/reply`, { body: 'Thank you!' })

    await reply(id)
    const pages = [await (await reply('gone')).text(), await (await reply(id)).text()]

    expect(pages[0]).toContain('Thank you!</textarea>')
    expect(pages[1]).toContain('it was stored once')
    expect(pages[1]).not.toContain('Thank you!')
  })

  it('logs edits, pins and unpins, closed and reopened threads, and ended sessions', async () => {
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

  it('records one event per change of status, even when two approvals run at once', async () => {
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

it('GET and HEAD requests to public, link and admin URLs leave the database unchanged', async () => {
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
