import { describe, expect, it } from 'vitest'
import { readMentionsDesk, source, startBesideStranger, target } from '../mentioning.ts'

describe('a webmention', () => {
  it('is answered with 202, checked afterwards, and published after a moderator approves it', async () => {
    const service = await startBesideStranger()

    const response = await service.sendAndCheck()

    expect([response.status, response.headers.get('location')]).toEqual([202, null])
    const desk = await readMentionsDesk(service)
    const waiting = await desk.open()
    expect(waiting).toContain('You are right about Rome.')
    expect(waiting).toContain('<bdi>Ada</bdi>')
    expect(await service.mentions()).toEqual([])
    await desk.decide('approved')
    expect(await service.mentions()).toMatchObject([
      { kind: 'link', author: 'Ada', url: source, excerpt: 'You are right about Rome.' },
    ])
  })

  it('raises the version of the thread, not the count, when published and when withdrawn', async () => {
    const service = await startBesideStranger()
    await service.sendAndCheck()
    const desk = await readMentionsDesk(service)
    const { version } = await service.read('rome')
    expect(version).toBe(0)

    await desk.decide('approved')
    const shown = await service.read('rome')
    await desk.decide('pending', 'approved')

    const withdrawn = await service.read('rome', `?since=${shown.version}`)
    expect(withdrawn.version).toBeGreaterThan(shown.version)
    expect(withdrawn.mentions).toMatchObject([{ status: 'deleted', excerpt: '', author: null }])
    expect([shown.count, withdrawn.count]).toEqual([0, 0])
  })
})

it('a mention that a moderator deleted stays deleted when it is sent again', async () => {
  const service = await startBesideStranger()
  await service.sendAndCheck()
  const desk = await readMentionsDesk(service)
  await desk.decide('deleted')
  service.clock.advance(61_000)

  await service.sendAndCheck()
  await service.sendAndCheck({ source: `${source}/?utm_source=again`, target })

  expect(await desk.open()).toContain('Nothing here.')
})

it('a mention is kept once for all spellings of its source, and despite a 404 of one of them', async () => {
  const service = await startBesideStranger()
  await service.sendAndCheck()
  const desk = await readMentionsDesk(service)
  await desk.decide('approved')

  await service.sendAndCheck({ source: 'http://ADA.example./notes/1/?fbclid=2#here', target })
  service.page.status = 404
  await service.sendAndCheck({ source: `${source}?utm_source=x`, target })

  expect(await desk.open()).toContain('Nothing here.')
  expect(await service.mentions()).toMatchObject([{ url: source }])
})
