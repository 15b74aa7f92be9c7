import { describe, expect, it } from 'vitest'
import { closeThread, reopenThread } from '../../../comments-api/comments/threads/close-thread.ts'
import { act, rome } from '../acting.ts'
import { codeOf, startService, thread } from '../service.ts'

const open = { config: { moderation: 'none' } } as const

describe('a thread closed by a moderator', () => {
  it('rejects new comments and is reported as closed, also when read with ?since', async () => {
    const service = await startService(open)
    await service.submit('rome')

    await act(service, needs => closeThread(needs, rome))

    const refused = await service.submit('rome', { body: 'Late.' })
    expect([refused.status, await codeOf(refused)]).toEqual([403, 'thread-closed'])
    const closed = { open: false, closedAt: '2026-11-23T12:00:00.000Z', version: 2, count: 1 }
    expect(await service.read('rome')).toMatchObject(closed)
    expect(await service.read('rome', '?since=1')).toMatchObject({ ...closed, comments: [] })
  })

  it('may be empty, and the answer to a form then returns the submitted text', async () => {
    const service = await startService(open)

    await act(service, needs => closeThread(needs, rome))

    const refused = await service.submitForm('rome', { name: 'Ada', body: 'My words.' })
    expect(refused.status).toBe(403)
    expect(await refused.text()).toContain('My words.')
  })

  it('accepts comments again after it is reopened', async () => {
    const service = await startService(open)
    await act(service, needs => closeThread(needs, rome))

    await act(service, needs => reopenThread(needs, rome))

    expect(await service.read('rome')).toMatchObject({ open: true, closedAt: null, version: 2 })
    expect((await service.submit('rome')).status).toBe(201)
  })

  it('does not change, nor get a new version, when closed or reopened a second time', async () => {
    const service = await startService(open)

    const done = await act(service, async needs => [
      await reopenThread(needs, rome),
      await closeThread(needs, rome),
      await closeThread(needs, rome),
      await reopenThread(needs, rome),
    ])

    expect(done).toEqual([false, true, false, true])
    expect((await service.read('rome')).version).toBe(2)
  })

  it('stays closed after reopening if the manifest closes it, at once or by date', async () => {
    const threads = [
      thread('rome', { comments: 'closed' }),
      thread('oslo', { closesAt: '2026-11-23T12:00:01.000Z' }),
    ]
    const service = await startService({ ...open, manifest: { threads } })

    await act(service, async needs => {
      for (const { id } of threads) await closeThread(needs, id)
      for (const { id } of threads) await reopenThread(needs, id)
    })

    const answers = [await service.submit('rome'), await service.submit('oslo')]
    expect(answers.map(answer => answer.status)).toEqual([403, 403])
    expect((await service.read('rome')).open).toBe(false)
  })
})
