import { expect, it } from 'vitest'
import type { WireComment, WireThread } from '../../../comments-api/contract/thread.ts'
import type { ArchivedComment } from '../../../comments-api/transfer/archive.ts'
import { askService, type Told } from '../../../generator/comments/ask-service.ts'
import fc from '../../fast-check.ts'
import { giveOut, takeIn } from '../archives.ts'
import { startService } from '../service.ts'
import { anyCourse, openScene, type Scene, threads } from './random-acts.ts'

// The seed makes every run take the same courses. A course that fails ends the run and is not shortened.
const draws = { seed: 109, numRuns: 2, endOnFailure: true } as const

it('keeps all views of a thread consistent under concurrent acts of readers and moderators', async () => {
  await fc.assert(
    fc.asyncProperty(anyCourse, async course => {
      const scene = await openScene({ config: { moderation: 'none' } })
      const read: WireThread[] = []
      let copies: Copies = null
      for (const round of course) {
        await Promise.all(round.map(act => act(scene)))
        await scene.service.settle()
        scene.service.clock.advance(1_000)
        await expectOneTruth(scene, read)
        copies = await expectSameBaked(scene, copies)
      }
      await expectWholeArchive(scene)
    }),
    draws,
  )
})

/** `read`: the threads as readers got them after earlier rounds; those of this round are added. */
async function expectOneTruth(scene: Scene, read: WireThread[]): Promise<void> {
  const { service, moderator, failures } = scene
  expect(failures).toEqual([])
  const all = (await giveOut(service)).filter(line => isComment(line))
  for (const id of threads) {
    const page = await service.read(id)
    const stored = all.filter(({ thread }) => thread === id)
    expectPage(page, stored)
    await expectSameElsewhere(scene, page)
    for (const before of read.filter(({ thread }) => thread === id).slice(-4)) {
      expect(await followed(scene, before)).toEqual(approvedOf(page))
    }
    read.push(page)
  }
  const desk = await service.ask('/api/admin/comments', { headers: { cookie: moderator.cookie } })
  const { totals } = (await desk.json()) as { totals: Record<string, number> }
  const none = { pending: 0, approved: 0, spam: 0, deleted: 0 }
  const counted = Object.entries(Object.groupBy(all, ({ status }) => status))
  expect(totals).toEqual({
    ...none,
    ...Object.fromEntries(counted.map(([s, of]) => [s, of.length])),
  })
}

/** Every approved comment, and a tombstone for each other that one of them stands below. */
function expectPage(page: WireThread, stored: readonly ArchivedComment[]): void {
  const byId = new Map(stored.map(comment => [comment.id, comment]))
  const shown = stored.filter(({ status }) => status === 'approved')
  const above = shown.flatMap(comment => {
    const found: string[] = []
    for (let next = comment.parent; next !== null; next = byId.get(next)?.parent ?? null) {
      if (byId.get(next)?.status !== 'approved') found.push(next)
    }
    return found
  })
  expect(page.count).toBe(shown.length)
  expect(idsOf(page, 'approved')).toEqual(shown.map(({ id }) => id).sort())
  expect(idsOf(page, 'deleted')).toEqual([...new Set(above)].sort())
  expect(
    page.comments
      .filter(({ pinned }) => pinned)
      .map(({ id }) => id)
      .sort(),
  ).toEqual(
    stored
      .filter(({ pinned }) => pinned)
      .map(({ id }) => id)
      .sort(),
  )
}

async function expectSameElsewhere({ service }: Scene, page: WireThread): Promise<void> {
  const path = `/api/threads/${page.thread}`
  for (const encoding of ['gzip', 'br', 'identity']) {
    const headers = { 'accept-encoding': encoding }
    expect(await (await service.ask(`${path}/comments`, { headers })).json()).toEqual(page)
  }
  const counts = await service.ask(`/api/counts?threads=${page.thread}`)
  expect(await counts.json()).toEqual({ [page.thread]: page.count })
  const feed = await (await service.ask(`${path}/feed.xml`)).text()
  expect(feed.match(/<entry>/g) ?? []).toHaveLength(page.count)
}

/** The comments of a page that was read earlier and has applied the delta since then. */
async function followed({ service }: Scene, before: WireThread): Promise<WireComment[]> {
  const { version, epoch } = before
  const newer = await service.read(before.thread, `?since=${version}&epoch=${epoch}`)
  const comments = new Map(before.comments.map(comment => [comment.id, comment]))
  for (const comment of newer.comments) comments.set(comment.id, comment)
  return approvedOf({ ...before, comments: [...comments.values()] })
}

type Copies = Told['copies'] | null

/** A build that updates its cached copies ends with the same as a build without copies, tombstones included. */
async function expectSameBaked({ service }: Scene, copies: Copies): Promise<Copies> {
  const asked = { service: service.url, ids: threads, acceptsFewer: false }
  const told = await askService({ ...asked, copies })
  expect(told).toEqual(await askService({ ...asked, copies: null }))
  return told.copies
}

/** An archive that is imported into another service is exported from there unchanged. */
async function expectWholeArchive({ service }: Scene): Promise<void> {
  const lines = await giveOut(service)
  const other = await startService()
  await takeIn(other, lines)
  expect(await giveOut(other)).toEqual(lines)
}

function approvedOf({ comments }: WireThread): WireComment[] {
  const approved = comments.filter(({ status }) => status === 'approved')
  return approved.sort((one, other) => (one.id < other.id ? -1 : 1))
}

function idsOf({ comments }: WireThread, wanted: WireComment['status']): string[] {
  return comments.flatMap(({ id, status }) => (status === wanted ? [id] : [])).sort()
}

function isComment(line: unknown): line is ArchivedComment {
  return (line as { type: string }).type === 'comment'
}
