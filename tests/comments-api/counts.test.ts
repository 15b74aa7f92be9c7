import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { WireComment } from '../../comments-api/contract/thread.ts'
import { signInModerator } from './moderator.ts'
import { idOf, type Service, startService, thread } from './service.ts'

const status = fc.constantFrom('pending', 'approved', 'spam', 'deleted')
const step = fc.oneof(
  fc.record({ kind: fc.constant('submit'), trusted: fc.boolean(), reply: fc.nat(9) }),
  fc.record({ kind: fc.constant('decide'), which: fc.nat(9), status, twice: fc.boolean() }),
)
type Step = typeof step extends fc.Arbitrary<infer Kind> ? Kind : never

it('says everywhere exactly the number that a reader can count, whatever happened', async () => {
  const names = Array.from({ length: 20 }, (_, number) => `thread-${number}`)
  const service = await startService({
    manifest: { threads: [thread('first'), ...names.map(name => thread(name))] },
  })
  const moderator = await signInModerator(service)
  const known = await idOf(await service.submit('first', { email: 'ada@example.org' }))
  await moderator.decide(known, 'approved')
  const unused = [...names]

  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async steps => {
      const name = unused.pop() ?? ''
      const follower = new Map<string, WireComment>()
      const ids: string[] = []
      let version = 0
      for (const next of steps) {
        await take(next, ids, name)
        version = await follow(service, name, follower, version)
        await expectHonest(service, name, follower)
      }
    }),
    { numRuns: names.length, endOnFailure: true },
  )

  async function take(next: Step, ids: string[], name: string): Promise<void> {
    if ('trusted' in next) {
      const email = next.trusted ? { email: 'ada@example.org' } : {}
      const parent = ids[next.reply]
      const words = { body: `Number ${ids.length}`, ...email, ...(parent ? { parent } : {}) }
      const answer = await service.submit(name, words)
      if (answer.ok) ids.push(await idOf(answer))
      return
    }
    const id = ids[next.which]
    if (!id) return
    const decide = () => moderator.decide(id, next.status)
    await (next.twice ? Promise.all([decide(), decide()]) : decide())
  }
})

/** What a page does that was built at some version and asks for the rest. */
async function follow(
  service: Service,
  name: string,
  page: Map<string, WireComment>,
  since: number,
): Promise<number> {
  const delta = await service.read(name, `?since=${since}`)
  for (const comment of delta.comments) page.set(comment.id, comment)
  return delta.version
}

async function expectHonest(
  service: Service,
  name: string,
  page: ReadonlyMap<string, WireComment>,
): Promise<void> {
  const whole = await service.read(name)
  const approved = whole.comments.filter(comment => comment.status === 'approved')
  const followed = [...page.values()].filter(comment => comment.status === 'approved')
  const counts = (await (await service.ask(`/api/counts?threads=${name}`)).json()) as object

  expect(whole.count).toBe(approved.length)
  expect(counts).toEqual({ [name]: approved.length })
  expect(followed.map(({ id }) => id).sort()).toEqual(approved.map(({ id }) => id).sort())
}
