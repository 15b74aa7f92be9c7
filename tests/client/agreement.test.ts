import { expect, it } from 'vitest'
import { nestReplies } from '../../generator/plan/conversation/nest-replies.ts'
import { trustHtml } from '../../templates/html.ts'
import fc from '../fast-check.ts'
import { outlineOf } from '../templates/outline.ts'
import { pageWith, wireComment } from './reader.ts'
import { threadOf } from './site.ts'
import { Stage } from './stage.ts'

const stage = new Stage()

type Sent = ReturnType<typeof wireComment>
type State = ReadonlyMap<string, Sent>

/** `parent` counts back among those before; several come within one second, and in one millisecond too. */
const written = fc.record({
  back: fc.option(fc.nat(12), { freq: 4 }),
  second: fc.nat(3),
  isPinned: fc.boolean(),
  isDeleted: fc.boolean(),
})
const history = fc.record({
  depth: fc.integer({ min: 1, max: 4 }),
  order: fc.constantFrom('newest' as const, 'oldest' as const),
  before: fc.array(written, { maxLength: 10 }),
  meanwhile: fc.array(written, { maxLength: 6 }),
  changes: fc.array(
    fc.record({ which: fc.nat(15), to: fc.constantFrom('pin', 'unpin', 'delete') }),
  ),
})

it('the client puts every response where the next build puts it, whatever changed meanwhile', async () => {
  await fc.assert(
    fc.asyncProperty(history, async ({ depth, order, ...steps }) => {
      const before = write(new Map(), steps.before)
      const after = change(write(before, steps.meanwhile), steps.changes)
      const last = wireComment({ id: 'lastlast', createdAt: '2027-01-01T00:00:00.000Z' })
      after.set(last.id, last)
      const bake = (state: State) =>
        pageWith({
          depth,
          order,
          comments: nestReplies(asBaked(shown(state)), { depth, order, when }),
        })
      stage.site.page = bake(before)
      stage.site.read = () => ({ status: 200, body: threadOf(delta(before, after)) })

      await stage.reader.page.goto(stage.site.url)
      await stage.reader.page.locator('#comment-lastlast').waitFor({ state: 'attached' })

      expect(outline(await stage.reader.page.content())).toEqual(outline(bake(after)))
    }),
    { numRuns: 25, endOnFailure: true },
  )
})

type Step = { back: number | null; second: number; isPinned: boolean; isDeleted: boolean }

function write(state: State, steps: readonly Step[]): Map<string, Sent> {
  const grown = new Map(state)
  for (const { back, second, isPinned, isDeleted } of steps) {
    const others = [...grown.values()].filter(({ status }) => status === 'approved')
    const parent = back === null ? null : (others[others.length - 1 - back]?.id ?? null)
    const id = `comment${String((grown.size * 37) % 100).padStart(2, '0')}x${grown.size}`
    const createdAt = `2026-11-21T12:00:0${Math.min(9, Math.floor(grown.size / 3) + (second > 2 ? 1 : 0))}.000Z`
    const at =
      parent && (grown.get(parent)?.createdAt ?? '') > createdAt
        ? grown.get(parent)?.createdAt
        : createdAt
    const pinned = isPinned && parent === null && !isDeleted
    grown.set(
      id,
      wireComment({
        id,
        parent,
        createdAt: at ?? createdAt,
        pinned,
        status: isDeleted ? 'deleted' : 'approved',
      }),
    )
  }
  return grown
}

function change(
  state: State,
  changes: readonly { which: number; to: string }[],
): Map<string, Sent> {
  const changed = new Map(state)
  for (const { which, to } of changes) {
    const comment = [...changed.values()][which]
    if (!comment || comment.status === 'deleted') continue
    const pinned = to === 'pin' && comment.parent === null
    changed.set(comment.id, {
      ...comment,
      pinned,
      status: to === 'delete' ? 'deleted' : 'approved',
    })
  }
  return changed
}

/** As the service lists them: a deleted comment only if one below it is left. */
function shown(state: State): Sent[] {
  const kept = new Set<string>()
  for (const comment of state.values()) {
    if (comment.status === 'deleted') continue
    for (let up: Sent | undefined = comment; up; up = state.get(up.parent ?? '')) kept.add(up.id)
  }
  return [...state.values()].filter(({ id }) => kept.has(id)).sort(newestFirst)
}

function delta(before: State, after: State): Sent[] {
  const changed = [...after.values()].filter(comment => {
    const known = before.get(comment.id)
    const wasSeen = known ?? comment.status === 'approved'
    return wasSeen && JSON.stringify(known) !== JSON.stringify(comment)
  })
  const told = new Map(changed.map(comment => [comment.id, comment]))
  for (const comment of changed) {
    for (let up = after.get(comment.parent ?? ''); up; up = after.get(up.parent ?? '')) {
      if (up.status === 'deleted') told.set(up.id, up)
    }
  }
  return [...told.values()].sort(newestFirst)
}

function newestFirst(one: Sent, other: Sent): number {
  return `${one.createdAt}${one.id}` < `${other.createdAt}${other.id}` ? 1 : -1
}

function asBaked(comments: readonly Sent[]) {
  return comments.map(comment => ({ ...comment, html: trustHtml(comment.html) }))
}

function when(instant: string) {
  return { iso: instant, text: 'a day' }
}

function outline(markup: string): string {
  return outlineOf(markup, (article, id) => {
    const marks = ['tombstone', 'in-reply-to', 'pinned']
    return [id, ...marks.filter(mark => article.includes(`${mark}"`))].join(':')
  })
}
