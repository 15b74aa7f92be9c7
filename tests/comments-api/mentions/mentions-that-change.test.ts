import { describe, expect, it } from 'vitest'
import { archivedMention, giveOut, header, takeIn } from '../archives.ts'
import { dump } from '../dump.ts'
import { note, readMentionsDesk, source, startBesideStranger, target } from '../mentioning.ts'
import { signInModerator } from '../moderator.ts'
import { idOf } from '../service.ts'

describe('a mention whose page changes after its approval', () => {
  async function startApproved() {
    const service = await startBesideStranger()
    await service.sendAndCheck()
    const desk = await readMentionsDesk(service)
    await desk.decide('approved')
    service.clock.advance(61_000)
    return { service, desk }
  }

  it('is held again if the text changed', async () => {
    const { service, desk } = await startApproved()
    service.page.html = note(`Buy <a href="${target}">this</a>!`)

    await service.sendAndCheck()

    expect(await service.mentions()).toEqual([])
    expect(await desk.open()).toContain('Buy this!')
  })

  it('stays published if nothing that is shown changed', async () => {
    const { service } = await startApproved()
    service.page.html = `${service.page.html}<footer>visited 7 times</footer>`

    await service.sendAndCheck()

    expect(await service.mentions()).toHaveLength(1)
  })

  it('does not become a reply when it is sent again with a comment as the target', async () => {
    const { service } = await startApproved()
    const moderator = await signInModerator(service)
    const id = await idOf(await service.submit('rome'))
    await moderator.decide(id, 'approved')

    await service.sendAndCheck({ source, target: `${target}#comment-${id}` })

    expect(await service.mentions()).toMatchObject([{ status: 'approved', parent: null }])
  })

  it('is not duplicated when it is sent again with a query added to the source', async () => {
    const { service, desk } = await startApproved()

    await service.sendAndCheck({ source: `${source}?again=1`, target })

    expect(await service.mentions()).toHaveLength(1)
    expect(await desk.open()).not.toContain('You are right about Rome.')
  })

  it('takes the URL without a query if first sent with one, and is removed with that page', async () => {
    const service = await startBesideStranger()
    await service.sendAndCheck({ source: `${source}?first=1`, target })
    await (await readMentionsDesk(service)).decide('approved')

    service.clock.advance(61_000)
    await service.sendAndCheck()
    const shown = await service.mentions()
    service.page.status = 410
    service.clock.advance(61_000)
    await service.sendAndCheck()

    expect(shown).toMatchObject([{ status: 'approved', url: source }])
    expect(await service.mentions()).toEqual([])
  })

  it('becomes a reply to a comment if the page now links to that comment', async () => {
    const { service, desk } = await startApproved()
    const moderator = await signInModerator(service)
    const id = await idOf(await service.submit('rome'))
    await moderator.decide(id, 'approved')
    service.page.html = note(`<a href="${target}#comment-${id}">No.</a>`)

    await service.sendAndCheck()
    await desk.decide('approved')

    expect(await service.mentions()).toMatchObject([{ status: 'approved', parent: id }])
  })

  it.each([
    ['drops the link', 200, note('Never mind.')],
    ['is gone', 410, ''],
    ['is not found', 404, ''],
  ])('is removed, and has no text in deltas, if the page %s', async (_name, status, html) => {
    const { service } = await startApproved()
    Object.assign(service.page, { status, html })

    await service.sendAndCheck()

    expect(await service.mentions()).toEqual([])
    const [gone] = (await service.read('rome', '?since=1')).mentions
    expect(gone).toMatchObject({ status: 'deleted', excerpt: '', title: '', author: null })
  })

  it('loses its stored text if the page is gone after a moderator deleted it', async () => {
    const service = await startBesideStranger()
    await service.sendAndCheck()
    await (await readMentionsDesk(service)).decide('deleted')
    const before = await dump(service)
    service.page.status = 410

    await service.pass(61_000)
    await service.sendAndCheck()

    const after = await dump(service)
    expect(JSON.stringify(before['mentions'])).toContain('You are right')
    expect(JSON.stringify(after['mentions'])).not.toContain('You are right')
  })

  it('is held for the moderator if the page has the link again after dropping it', async () => {
    const { service, desk } = await startApproved()
    const { html } = service.page
    service.page.html = note('Never mind.')
    await service.sendAndCheck()
    service.clock.advance(61_000)
    service.page.html = html

    await service.sendAndCheck()

    expect(await desk.open()).toContain('You are right about Rome.')
  })

  it('stays published while the page answers 503', async () => {
    const { service } = await startApproved()
    service.page.status = 503

    await service.sendAndCheck()

    expect(await service.mentions()).toHaveLength(1)
  })
})

describe('mentions whose sources differ only in their query', () => {
  it.each(['spam', 'deleted'])(
    'do not keep out the source without a query if another one is %s',
    async status => {
      const service = await startBesideStranger()
      await service.sendAndCheck({ source: `${source}?cheap-pills=1`, target })
      const desk = await readMentionsDesk(service)
      await desk.decide(status)

      service.clock.advance(61_000)
      await service.sendAndCheck()

      expect(await desk.open()).toContain('You are right about Rome.')
    },
  )

  it('are stored separately if their authors have different URLs', async () => {
    const service = await startBesideStranger()
    await service.sendAndCheck({ source: `${source}?id=1`, target })
    service.page.html = service.page.html.replace(
      'https://ada.example/',
      'https://ada.example/another',
    )

    service.clock.advance(61_000)
    await service.sendAndCheck({ source: `${source}?id=2`, target })

    const waiting = await (await readMentionsDesk(service)).open()
    expect(waiting.split('You are right about Rome.')).toHaveLength(3)
  })
})

describe('an imported mention', () => {
  it.each([
    'http://ada.example./notes/1',
    'http://ada.example:443/notes/1',
    'https://ada.example:80/notes/1/',
  ])('from %s is the same as one sent from the usual URL of the page', async url => {
    const service = await startBesideStranger()
    await takeIn(service, [header, { ...archivedMention, url }])

    await service.sendAndCheck()

    const kept = await giveOut(service)
    expect(kept.slice(1)).toMatchObject([{ id: archivedMention.id, author: 'Ada' }])
  })

  it('that lost its link does not keep out another page with the same text', async () => {
    const service = await startBesideStranger()
    const gone = { status: 'deleted', reasons: ['link-gone'], url: `${source}?first=1` }
    const words = { title: '', author: 'Ada', authorUrl: 'https://ada.example/' }
    const excerpt = 'You are right about Rome.'
    await takeIn(service, [header, { ...archivedMention, ...gone, ...words, excerpt }])

    await service.sendAndCheck()

    expect(await (await readMentionsDesk(service)).open()).toContain(excerpt)
  })
})
