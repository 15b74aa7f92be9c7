import { expect, it } from 'vitest'
import type { WireComment } from '../../../comments-api/contract/thread.ts'
import fc from '../../fast-check.ts'
import { own } from '../author.ts'
import { type Moderator, signInModerator } from '../moderator.ts'
import { type Service, startService, thread } from '../service.ts'

const which = fc.nat(9)
const status = fc.constantFrom('pending', 'approved', 'spam', 'deleted')
const step = fc.oneof(
  { weight: 4, arbitrary: submission() },
  fc.record({ kind: fc.constant('decide' as const), which, status, isTwice: fc.boolean() }),
  fc.record({ kind: fc.constant('edit' as const), which, isDoubtful: fc.boolean() }),
  fc.record({
    kind: fc.constantFrom('erase', 'pin', 'pin', 'unpin', 'close', 'reopen', 'reply', 'rewrite'),
    which,
  }),
  fc.record({ kind: fc.constant('undo' as const) }),
)
type Step = typeof step extends fc.Arbitrary<infer Kind> ? Kind : never

function submission() {
  return fc.record({
    kind: fc.constant('submit' as const),
    isDoubtful: fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, fc.constant(true)),
    reply: fc.option(which),
  })
}

type Written = { readonly id: string; readonly token: string }
/** What happened in one thread, and the state of a page that was built at some version and then reads deltas. */
type Story = {
  readonly name: string
  readonly written: Written[]
  readonly page: Map<string, WireComment>
  version: number
  lastAct: string | null
}

it('reports counts, feeds, versions and deltas that match the thread after any sequence of acts', async () => {
  const names = Array.from({ length: 16 }, (_, number) => `thread-${number}`)
  const service = await startService({
    config: { moderation: 'none' },
    manifest: { threads: names.map(name => thread(name)) },
  })
  const moderator = await signInModerator(service)
  const stage = { service, moderator }
  const unused = [...names]

  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 25, size: 'max' }), async steps => {
      const name = unused.pop() ?? ''
      const story: Story = { name, written: [], page: new Map(), version: 0, lastAct: null }
      for (const next of steps) {
        service.clock.advance(1_000)
        await take(stage, story, next)
        await follow(service, story)
        await expectHonest(service, story)
      }
    }),
    { numRuns: names.length, endOnFailure: true },
  )
})

type Stage = { readonly service: Service; readonly moderator: Moderator }
async function take(stage: Stage, story: Story, next: Step): Promise<void> {
  const { service, moderator } = stage
  if (next.kind === 'submit') return submit(service, story, next)
  if (next.kind === 'undo') return undo(moderator, story)
  const comment = story.written[next.which % story.written.length]
  if (!comment) return
  const { id, token } = comment
  const author = own(service, id, token)
  const press = (path: string, fields = {}) => note(story, moderator.press(path, fields))
  switch (next.kind) {
    case 'decide': {
      const decide = () => note(story, moderator.decide(id, next.status))
      await (next.isTwice ? Promise.all([decide(), decide()]) : decide())
      break
    }
    case 'edit':
      await author.edit({ body: wordsFor(next) })
      break
    case 'erase':
      await author.erase()
      break
    case 'reply':
      await press(`/admin/comments/${id}/reply`, { body: unique() })
      break
    case 'rewrite':
      await press(`/admin/comments/${id}/edit`, { name: 'Ada', url: '', body: unique() })
      break
    case 'close':
    case 'reopen':
      await press(`/admin/threads/${story.name}/${next.kind}?one=${id}`)
      break
    default:
      await press(`/admin/comments/${id}/${next.kind}`)
  }
}

/** A comment with four links is held. */
function wordsFor({ isDoubtful }: { readonly isDoubtful: boolean }): string {
  return `${isDoubtful ? 'https://a.example '.repeat(4) : ''}${unique()}`
}

let number = 0
function unique(): string {
  number += 1
  return `Words, number ${number}.`
}

async function submit(
  service: Service,
  { name, written }: Story,
  { isDoubtful, reply }: { readonly isDoubtful: boolean; readonly reply: number | null },
): Promise<void> {
  const parent = reply === null ? undefined : written[reply % written.length]?.id
  const words = { body: wordsFor({ isDoubtful }), ...(parent ? { parent } : {}) }
  const answer = await service.submit(name, words)
  if (!answer.ok) return
  const { comment, editToken } = (await answer.json()) as {
    comment: { id: string }
    editToken: string
  }
  written.push({ id: comment.id, token: editToken })
}

async function note(story: Story, pressed: Promise<Response>): Promise<void> {
  const location = (await pressed).headers.get('location') ?? ''
  story.lastAct = new URLSearchParams(location.split('?')[1]).get('done')
}

async function undo(moderator: Moderator, story: Story): Promise<void> {
  if (story.lastAct !== null) await moderator.press(`/admin/undo/${story.lastAct}`, { back: '' })
}

async function follow(service: Service, story: Story): Promise<void> {
  const delta = await service.read(story.name, `?since=${story.version}`)
  for (const comment of delta.comments) story.page.set(comment.id, comment)
  for (const id of story.page.keys()) {
    if (!isSeen(id, story.page)) story.page.delete(id)
  }
  story.version = delta.version
}

/** A tombstone is shown only while a published reply stands below it. */
function isSeen(id: string, page: ReadonlyMap<string, WireComment>): boolean {
  if (page.get(id)?.status === 'approved') return true
  return [...page.values()].some(({ id: reply, parent }) => parent === id && isSeen(reply, page))
}

async function expectHonest(service: Service, { name, page, version }: Story): Promise<void> {
  const whole = await service.read(name)
  const shown = whole.comments.filter(comment => comment.status === 'approved')
  const json = async (path: string) => (await service.ask(path)).json()
  const feed = await (await service.ask(`/api/threads/${name}/feed.xml`)).text()
  const { versions } = (await json('/api/threads')) as { versions: Record<string, number> }

  expect(whole.count).toBe(shown.length)
  expect(await json(`/api/counts?threads=${name}`)).toEqual({ [name]: shown.length })
  expect(feed.match(/<entry/g) ?? []).toHaveLength(shown.length)
  expect([whole.version, versions[name] ?? 0]).toEqual([version, version])
  expect([...page.values()].sort(byId)).toEqual(whole.comments.sort(byId))
}

function byId(one: WireComment, other: WireComment): number {
  return one.id < other.id ? -1 : 1
}
