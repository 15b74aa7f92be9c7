import { describe, expect, it } from 'vitest'
import { giveOut } from '../archives.ts'
import { write } from '../author.ts'
import { signInModerator, undoOf } from '../moderator.ts'
import { type Service, startService } from '../service.ts'

describe('blocking and unblocking at the desk', () => {
  const config = { moderation: 'none' } as const
  const mallory = { name: 'Mallory', email: 'mallory@example.org' }

  async function openFilter() {
    const service = await startService({ config })
    const moderator = await signInModerator(service)
    const comment = await write(service, { ...mallory, body: 'Crypto gains.' })
    async function press(path: string, fields: Record<string, string> = {}) {
      service.clock.advance(1_000)
      return moderator.pressAndRead(path, fields)
    }
    const lift = async () => press(liftIn(await moderator.section('spam/')))
    let number = 0
    async function isKeptOut(): Promise<boolean> {
      number += 1
      const sent = { ...mallory, body: `Crypto gains, ${number} times.` }
      return (await service.submit('oslo', sent)).status === 202
    }
    return { service, moderator, comment, press, lift, isKeptOut }
  }

  it.each(['words', 'author', 'network'])('can be undone, and the undoing too: %s', async kind => {
    const { comment, press, lift, isKeptOut } = await openFilter()
    const about = kind === 'words' ? { words: 'crypto gains' } : { comment: comment.id }

    const blocked = await press('/admin/spam/blocks', { kind, ...about })
    const seen = [await isKeptOut()]
    const undone = await press(undoOf(blocked), { back: 'section=spam' })
    seen.push(await isKeptOut())
    await press(undoOf(undone), { back: 'section=spam' })
    seen.push(await isKeptOut())
    const lifted = await lift()
    seen.push(await isKeptOut())
    const restored = await press(undoOf(lifted), { back: 'section=spam' })
    seen.push(await isKeptOut())

    expect(seen).toEqual([true, false, true, false, true])
    expect(restored).toContain('Spam filter')
  })

  it('is undone once, and not again by the same button after it was redone', async () => {
    const { press, isKeptOut } = await openFilter()
    const blocked = await press('/admin/spam/blocks', { kind: 'words', words: 'crypto gains' })
    const undone = await press(undoOf(blocked))
    await press(undoOf(undone))

    const late = await press(undoOf(blocked), { back: 'section=spam' })

    expect(late).toContain('It was left as before')
    expect(await isKeptOut()).toBe(true)
  })

  it('is logged with the name of the moderator', async () => {
    const { moderator, press, lift } = await openFilter()
    await press('/admin/spam/blocks', { kind: 'words', words: 'crypto gains' })
    await lift()

    const log = await moderator.page('/admin/log/')

    expect(log).toContain('<bdi>Owner</bdi></strong> blocked the words <bdi>crypto gains</bdi>')
    expect(log).toContain('unblocked the words <bdi>crypto gains</bdi>')
  })

  it('is not logged as gone if the same block was set twice', async () => {
    const { moderator, press } = await openFilter()
    const words = { kind: 'words', words: 'crypto gains' }
    await press('/admin/spam/blocks', words)
    await press('/admin/spam/blocks', words)

    const log = await moderator.page('/admin/log/')

    expect(log).toContain('blocked some words')
    expect(log).not.toMatch(/gone|no longer/)
  })

  it('can be undone for an author whose comments are all deleted', async () => {
    const { comment, press, lift, isKeptOut } = await openFilter()
    await press(`/admin/comments/${comment.id}/block`, { kind: 'author' })
    const lifted = await lift()
    await comment.erase()

    await press(undoOf(lifted))
    const again = await press(`/admin/comments/${comment.id}/block`, { kind: 'author' })

    expect(await isKeptOut()).toBe(true)
    expect(again).toContain('One response was left as before')
  })

  it('cannot be undone once the same block has been set again', async () => {
    const { service, moderator, press, lift } = await openFilter()
    const words = { kind: 'words', words: 'crypto gains' }
    await press('/admin/spam/blocks', words)
    const lifted = await lift()
    await press('/admin/spam/blocks', words)

    const late = await press(undoOf(lifted), { back: 'section=spam' })
    await lift()

    expect(late).toContain('It was left as before')
    expect(await blocksIn(service)).toEqual([])
    expect(await moderator.section('spam/')).toContain('Nothing is blocked.')
  })

  it('cannot be undone eight days later', async () => {
    const { service, press, lift } = await openFilter()
    await press('/admin/spam/blocks', { kind: 'words', words: 'crypto gains' })
    const lifted = await lift()
    await service.pass(8 * 24 * 60 * 60 * 1000)
    const moderator = await signInModerator(service)

    const late = await moderator.pressAndRead(undoOf(lifted), { back: 'section=spam' })

    expect(late).toContain('It was left as before')
    expect(await moderator.page('/admin/log/')).toContain('unblocked some words')
  })
})

function liftIn(page: string): string {
  return /action="([^"]+\/lift)"/.exec(page)?.[1] ?? ''
}

async function blocksIn(service: Service): Promise<unknown[]> {
  const lines = (await giveOut(service)) as { readonly type: string }[]
  return lines.filter(({ type }) => type === 'block')
}
