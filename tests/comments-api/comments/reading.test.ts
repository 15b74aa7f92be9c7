import { describe, expect, it } from 'vitest'
import { WireThread } from '../../../comments-api/contract/thread.ts'
import { fill } from '../author.ts'
import { signInModerator } from '../moderator.ts'
import { idOf, startService, thread } from '../service.ts'

const open = { config: { moderation: 'none' } } as const

describe('a thread', () => {
  it('matches the contract and lists comments newest first', async () => {
    const service = await startService(open)
    const ids = await fill(service, 3)

    const thread = await service.read('rome')

    expect(WireThread.parse(thread)).toEqual(thread)
    expect(thread.comments.map(comment => comment.id)).toEqual(ids.reverse())
    expect(thread).toMatchObject({ thread: 'rome', count: 3, version: 3, open: true, next: null })
  })

  it('shows no mail address, spam reason or status of held or spam comments, and neither does the log', async () => {
    const service = await startService(open)
    const moderator = await signInModerator(service)

    const words = { name: 'Ada', email: 'canary@example.org', body: 'Hello' }
    const answers = [await service.submit('rome', words), await service.submit('rome', words)]
    const parent = await idOf(await service.submit('rome', { body: 'Withdrawn.' }))
    answers.push(
      await service.submit('rome', { body: 'A reply.', parent }),
      await service.submit('rome', { body: 'https://a.example '.repeat(4) }),
      await service.submit('rome', { body: 'Trapped.', website: 'x' }),
    )
    await moderator.decide(parent, 'spam')

    const texts = await Promise.all(answers.map(answer => answer.text()))
    const threads = [
      await service.ask('/api/threads/rome/comments'),
      await service.ask('/api/threads/rome/comments?since=0'),
    ]
    const read = `${await Promise.all(threads.map(thread => thread.text()))}`
    expect(answers.map(({ status }) => status)).toEqual([201, 409, 201, 202, 202])
    expect(`${texts}${read}${service.lines}`).not.toMatch(/canary|reasons|spam/)
    expect(read).not.toMatch(/pending|Withdrawn|Trapped|a\.example/)
    expect(new Set(read.match(/"status":"\w+"/g))).toEqual(
      new Set(['"status":"approved"', '"status":"deleted"']),
    )
  })

  it('read with ?since has only the changes, with deleted comments as empty ones', async () => {
    const service = await startService(open)
    const moderator = await signInModerator(service)
    const [first = '', second = ''] = await fill(service, 3)
    const { version } = await service.read('rome')
    await moderator.decide(first, 'deleted')
    await moderator.decide(second, 'spam')
    const newest = await idOf(await service.submit('rome', { body: 'Newest.' }))

    const delta = await service.read('rome', `?since=${version}`)

    expect(delta).toMatchObject({ count: 2, version: version + 3 })
    const changes = delta.comments.map(({ id, status, html, author }) => [
      id,
      status,
      html,
      author.name,
    ])
    expect(changes.sort()).toEqual(
      [
        [newest, 'approved', '<p>Newest.</p>', 'Ada'],
        [first, 'deleted', '', ''],
        [second, 'deleted', '', ''],
      ].sort(),
    )
  })

  it('read with ?since of its current version has no comments', async () => {
    const service = await startService(open)
    await fill(service, 2)

    expect((await service.read('rome', '?since=2')).comments).toEqual([])
  })

  it('read with ?since of a version that it has not reached has all comments', async () => {
    const service = await startService(open)
    await fill(service, 2)

    expect((await service.read('rome', '?since=99')).comments).toHaveLength(2)
  })

  it('read with ?since and another epoch has all comments, including deleted ones', async () => {
    const service = await startService(open)
    const moderator = await signInModerator(service)
    const [first = '', second = ''] = await fill(service, 2)
    await moderator.decide(first, 'deleted')
    const { epoch } = await service.read('rome')

    const same = await service.read('rome', `?since=3&epoch=${epoch}`)
    const other = await service.read('rome', '?since=3&epoch=another')

    expect(same.comments).toEqual([])
    expect(other.comments.map(({ id, status }) => [id, status])).toEqual([
      [second, 'approved'],
      [first, 'deleted'],
    ])
  })

  it('has the same epoch after a restart, and another one in another database', async () => {
    const service = await startService(open)
    const { epoch } = await service.read('rome')
    await service.app.close()

    const again = await startService({ ...open, folder: service.folder })
    const other = await startService(open)

    expect((await again.read('rome')).epoch).toBe(epoch)
    expect((await other.read('rome')).epoch).not.toBe(epoch)
  })

  it('does not change its version for decisions on a held comment', async () => {
    const service = await startService()
    const moderator = await signInModerator(service)
    const held = await idOf(await service.submit('rome'))

    await moderator.decide(held, 'spam')
    await moderator.decide(held, 'deleted')

    expect(await service.read('rome', '?since=0')).toMatchObject({ version: 0, comments: [] })
  })

  it.each(['deleted', 'spam', 'pending'] as const)(
    'keeps a comment with replies that becomes %s as a tombstone, and drops one without',
    async status => {
      const service = await startService(open)
      const moderator = await signInModerator(service)
      const [parent = '', lonely = ''] = await fill(service, 2)
      const reply = await idOf(await service.submit('rome', { body: 'A reply.', parent }))

      await moderator.decide(parent, status)
      await moderator.decide(lonely, status)

      const thread = await service.read('rome')
      expect(thread.count).toBe(1)
      expect(thread.comments.map(({ id, status }) => [id, status])).toEqual([
        [reply, 'approved'],
        [parent, 'deleted'],
      ])
    },
  )

  it('may have an id of non-ASCII letters', async () => {
    const threads = [thread('東京')]
    const service = await startService({ ...open, manifest: { threads } })

    await service.submit(encodeURIComponent('東京'), { body: 'はい' })

    const answer = await service.ask(`/api/threads/${encodeURIComponent('東京')}/comments`)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('etag')).toMatch(/^"%E6%9D%B1/)
  })

  it('has its count in /api/counts and its version in /api/threads', async () => {
    const service = await startService(open)
    await fill(service, 2)

    const counts = await service.ask('/api/counts?threads=rome,oslo,nowhere')
    const versions = await service.ask('/api/threads')

    expect(await counts.json()).toEqual({ rome: 2, oslo: 0, nowhere: 0 })
    const { epoch } = await service.read('rome')
    expect(await versions.json()).toEqual({ epoch, versions: { rome: 2 } })
  })
})
