import { describe, expect, it } from 'vitest'
import { archivedMention, giveOut, header, takeIn } from '../archives.ts'
import { dump } from '../dump.ts'
import { note, readMentionsDesk, source, startBesideStranger, target } from '../mentioning.ts'
import { signInModerator } from '../moderator.ts'
import { idOf } from '../service.ts'

describe('a page that changes after its mention was approved', () => {
  async function startApproved() {
    const service = await startBesideStranger()
    await service.sendAndCheck()
    const desk = await readMentionsDesk(service)
    await desk.decide('approved')
    service.clock.advance(61_000)
    return { service, desk }
  }

  it('in its words waits for the moderator again', async () => {
    const { service, desk } = await startApproved()
    service.page.html = note(`Buy <a href="${target}">this</a>!`)

    await service.sendAndCheck()

    expect(await service.mentions()).toEqual([])
    expect(await desk.open()).toContain('Buy this!')
  })

  it('in nothing that is shown stays', async () => {
    const { service } = await startApproved()
    service.page.html = `${service.page.html}<footer>visited 7 times</footer>`

    await service.sendAndCheck()

    expect(await service.mentions()).toHaveLength(1)
  })

  it('in nothing stays where it is, whatever response strangers say that it answers', async () => {
    const { service } = await startApproved()
    const moderator = await signInModerator(service)
    const id = await idOf(await service.submit('rome'))
    await moderator.decide(id, 'approved')

    await service.sendAndCheck({ source, target: `${target}#comment-${id}` })

    expect(await service.mentions()).toMatchObject([{ status: 'approved', parent: null }])
  })

  it('in nothing is not another one when strangers ask it for something', async () => {
    const { service, desk } = await startApproved()

    await service.sendAndCheck({ source: `${source}?again=1`, target })

    expect(await service.mentions()).toHaveLength(1)
    expect(await desk.open()).not.toContain('You are right about Rome.')
  })

  it('is the one that takes it away, though strangers sent it first and asked it for something', async () => {
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

  it('so that it leads to a response answers that', async () => {
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
  ])('and %s loses it, and nothing of its words stays', async (_name, status, html) => {
    const { service } = await startApproved()
    Object.assign(service.page, { status, html })

    await service.sendAndCheck()

    expect(await service.mentions()).toEqual([])
    const [gone] = (await service.read('rome', '?since=1')).mentions
    expect(gone).toMatchObject({ status: 'deleted', excerpt: '', title: '', author: null })
  })

  it('and is gone leaves no word either of one that a moderator deleted', async () => {
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

  it('and has the link again comes back, to the moderator', async () => {
    const { service, desk } = await startApproved()
    const { html } = service.page
    service.page.html = note('Never mind.')
    await service.sendAndCheck()
    service.clock.advance(61_000)
    service.page.html = html

    await service.sendAndCheck()

    expect(await desk.open()).toContain('You are right about Rome.')
  })

  it('and answers nothing for a while keeps it', async () => {
    const { service } = await startApproved()
    service.page.status = 503

    await service.sendAndCheck()

    expect(await service.mentions()).toHaveLength(1)
  })
})

describe('of addresses that differ in their question alone', () => {
  it.each(['spam', 'deleted'])(
    'the plain one waits for itself, though one of a stranger is %s',
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

  it('those of two people with the same name and words are two', async () => {
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

describe('a mention of an archive', () => {
  it.each([
    'http://ada.example./notes/1',
    'http://ada.example:443/notes/1',
    'https://ada.example:80/notes/1/',
  ])('from %s is that of the page under its usual address', async url => {
    const service = await startBesideStranger()
    await takeIn(service, [header, { ...archivedMention, url }])

    await service.sendAndCheck()

    const kept = await giveOut(service)
    expect(kept.slice(1)).toMatchObject([{ id: archivedMention.id, author: 'Ada' }])
  })

  it('whose page lost its link does not keep out another page that says the same', async () => {
    const service = await startBesideStranger()
    const gone = { status: 'deleted', reasons: ['link-gone'], url: `${source}?first=1` }
    const words = { title: '', author: 'Ada', authorUrl: 'https://ada.example/' }
    const excerpt = 'You are right about Rome.'
    await takeIn(service, [header, { ...archivedMention, ...gone, ...words, excerpt }])

    await service.sendAndCheck()

    expect(await (await readMentionsDesk(service)).open()).toContain(excerpt)
  })
})
