import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { closeThread } from '../../../comments-api/comments/threads/close-thread.ts'
import { act } from '../acting.ts'
import { day, ink, quills, rss, startBesideBlog } from '../beside-blog.ts'
import { signInModerator } from '../moderator.ts'
import { makeFolder, thread } from '../service.ts'

describe('a commenter’s latest post', () => {
  it('is looked up and shown once the comment is published, in a closed thread too, and appears in deltas', async () => {
    const service = await startBesideBlog({ moderation: 'first' })
    const { comment } = await service.send()
    expect(service.asked).toEqual([])
    const { decide } = await signInModerator(service)
    await act(service, needs => closeThread(needs, thread('rome').id))

    await decide(comment.id, 'approved')
    await service.settle()

    expect(await service.shown()).toEqual([quills])
    expect(service.asked).toEqual(['noor.example/', 'noor.example/feed'])
    const { comments, version } = await service.read('rome', '?since=2')
    expect([version, comments[0]?.author.latestPost]).toEqual([3, quills])
  })

  it('is not looked up if unwanted, for spam, or if the owner has disabled it', async () => {
    const service = await startBesideBlog({ moderation: 'first' })
    const off = await startBesideBlog({ latestPost: false })

    await service.send({ latestPost: false })
    const { comment } = await service.send({ body: 'Buy!' })
    const { decide } = await signInModerator(service)
    await decide(comment.id, 'spam')
    await service.settle()
    await off.send()

    expect([...service.asked, ...off.asked]).toEqual([])
  })

  it('is not looked up for, or stored beside, spam of an author whose other comment is public', async () => {
    const service = await startBesideBlog({ moderation: 'all' })
    const { decide } = await signInModerator(service)
    for (const body of ['Buy!', 'Buy this!', 'Buy that!']) {
      await decide((await service.send({ body })).comment.id, 'spam')
    }
    for (const latestPost of [false, true]) {
      service.clock.advance(1)
      const { comment } = await service.send({ latestPost, body: `Wanted: ${latestPost}.` })
      await decide(comment.id, 'approved')
    }
    await service.settle()
    service.feed(rss(ink.title, ink.url))
    await service.pass(2 * day)

    expect(await service.shown()).toEqual([ink, null])
    expect((await service.read('rome')).version).toBe(4)
  })

  it('is not shown while its title matches the block list', async () => {
    const blockList = join(await makeFolder(), 'blocked.txt')
    await writeFile(blockList, 'cheap pills')
    const service = await startBesideBlog({ spam: { blockList, akismetKey: null } })
    service.feed(rss('Cheap pills for all', quills.url))

    await service.send()
    const first = await service.shown()
    service.feed(rss(quills.title, quills.url))
    await service.pass(2 * day)

    expect([first, await service.shown()]).toEqual([[null], [quills]])
  })

  it('is refreshed once a day for all comments of an author, only in open threads', async () => {
    const oslo = thread('oslo', { closesAt: '2026-11-23T13:00:00.000Z' })
    const [rome, bern] = [thread('rome'), thread('bern')]
    const service = await startBesideBlog({}, { manifest: { threads: [rome, oslo, bern] } })
    await service.send({ body: 'One' })
    await service.send({ body: 'Two' })
    await service.send({ body: 'Three' }, 'oslo')
    await service.send({ body: 'Four' }, 'bern')
    await act(service, needs => closeThread(needs, bern.id))
    expect(service.asked).toHaveLength(2)
    service.feed(rss(ink.title, ink.url))

    await service.pass(day / 2)
    expect(service.asked).toHaveLength(2)
    await service.pass(day)

    expect(service.asked).toEqual(['noor.example/', 'noor.example/feed', 'noor.example/feed'])
    expect(await service.shown('rome')).toEqual([ink, ink])
    expect(await service.shown('oslo')).toEqual([quills])
    expect(await service.shown('bern')).toEqual([quills])
    await act(service, needs => closeThread(needs, rome.id))
    await service.pass(2 * day)
    expect(service.asked).toHaveLength(3)
  })

  it('stays while its feed answers 503 and is removed when it answers 410', async () => {
    const service = await startBesideBlog()
    await service.send()

    service.blog['/feed'] = { type: 'text/html', text: '', status: 503 }
    await service.pass(day + 1)
    expect(await service.shown()).toEqual([quills])
    service.blog['/feed'] = { type: 'text/html', text: '', status: 410 }
    await service.pass(day + 1)

    expect(await service.shown()).toEqual([null])
  })
})
