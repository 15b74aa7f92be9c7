import { erasePerson } from '../../../comments-api/privacy/erase-person.ts'
import { readPerson } from '../../../comments-api/privacy/person.ts'
import fc from '../../fast-check.ts'
import { act } from '../acting.ts'
import { own } from '../author.ts'
import { type Moderator, signInModerator } from '../moderator.ts'
import { type Service, type Settings, startService } from '../service.ts'

export const threads = ['rome', 'oslo'] as const

/** A conversation, and what its participants were given: comments with their tokens, and acts that can be undone. */
export type Scene = {
  readonly service: Service
  readonly moderator: Moderator
  readonly sent: { readonly id: string; readonly token: string }[]
  readonly acts: string[]
  readonly failures: string[]
}

export async function openScene(settings: Settings): Promise<Scene> {
  const service = await startService(settings)
  const moderator = await signInModerator(service)
  return { service, moderator, sent: [], acts: [], failures: [] }
}

type Act = (scene: Scene) => Promise<unknown>

const emails = ['ada@example.org', 'bert@example.org'] as const
/** Counted from the latest one. */
const which = fc.nat({ max: 7 })
const words = fc.constantFrom(
  'Well said.',
  'No *way*.',
  'a',
  '> Really?\n\nYes.',
  'https://a.example',
)
const statuses = fc.constantFrom('approved', 'approved', 'pending', 'spam', 'deleted')

/** Everything that may happen, each drawn together with what it is done to. */
const acts: readonly fc.Arbitrary<Act>[] = [
  ...Array.from({ length: 3 }, () =>
    fc
      .tuple(
        fc.constantFrom(...threads),
        fc.constantFrom(...emails),
        words,
        fc.option(which, { freq: 5 }),
      )
      .map(say),
  ),
  fc.tuple(which, words).map(
    ([place, body]): Act =>
      scene =>
        tell(scene, ownOf(scene, place).edit({ body })),
  ),
  which.map(
    (place): Act =>
      scene =>
        tell(scene, ownOf(scene, place).erase()),
  ),
  fc.tuple(fc.array(which, { minLength: 1, maxLength: 3 }), statuses).map(
    ([places, status]): Act =>
      scene =>
        press(scene, '/comments', { ids: places.map(place => idOf(scene, place)), status }),
  ),
  which.map(
    (place): Act =>
      scene =>
        press(scene, '/undo', { act: scene.acts.at(-1 - (place % 5)) ?? 'none' }),
  ),
  fc.tuple(which, fc.constantFrom(true, true, false)).map(
    ([place, pinned]): Act =>
      scene =>
        press(scene, `/comments/${idOf(scene, place)}/pin`, { pinned }),
  ),
  fc.tuple(which, words).map(
    ([place, body]): Act =>
      scene =>
        press(scene, `/comments/${idOf(scene, place)}/edit`, { body }),
  ),
  fc.tuple(which, words).map(
    ([place, body]): Act =>
      scene =>
        press(scene, `/comments/${idOf(scene, place)}/replies`, { body }),
  ),
  fc.tuple(fc.constantFrom(...threads), fc.boolean()).map(
    ([thread, closed]): Act =>
      scene =>
        press(scene, `/threads/${thread}`, { closed }),
  ),
  fc.tuple(fc.constantFrom(...emails), fc.constantFrom('keep words', 'delete words')).map(
    ([email, how]): Act =>
      ({ service }) =>
        act(service, async needs => {
          const person = readPerson(email)
          if (person) await erasePerson({ ...needs, anonymous: 'Anonymous' }, person, how)
        }),
  ),
]

/** A sequence of groups of acts. Those of a group happen at the same moment. */
export const anyCourse = fc.array(fc.array(fc.oneof(...acts), { minLength: 2, maxLength: 5 }), {
  minLength: 24,
  maxLength: 30,
})

function say([thread, email, body, parent]: readonly [string, string, string, number | null]): Act {
  return async scene => {
    const answered = parent === null ? {} : { parent: idOf(scene, parent) }
    const author = { name: email.slice(0, 4), email }
    const path = `/api/threads/${thread}/comments`
    const said = await tell(scene, scene.service.post(path, { author, body, ...answered }))
    if (said.comment) scene.sent.push({ id: said.comment.id, token: said.editToken ?? '' })
  }
}

/** Acts as a moderator's program. */
async function press(scene: Scene, path: string, body: unknown): Promise<void> {
  const done = await tell(scene, scene.moderator.send(path, body))
  if (done.act) scene.acts.push(done.act)
  if (path.endsWith('/replies') && done.comment) scene.sent.push({ id: done.comment.id, token: '' })
}

type Told = {
  readonly comment?: { id: string }
  readonly editToken?: string
  readonly act?: string
}

/** Refusals are expected. An error of the service itself is remembered as a failure. */
async function tell({ failures }: Scene, asking: Promise<Response>): Promise<Told> {
  const answer = await asking
  const text = await answer.text()
  if (answer.status >= 500) failures.push(`${answer.url}: ${answer.status} ${text}`)
  return text === '' ? {} : (JSON.parse(text) as Told)
}

function idOf(scene: Scene, place: number): string {
  return sentAt(scene, place).id
}

function ownOf(scene: Scene, place: number) {
  const { id, token } = sentAt(scene, place)
  return own(scene.service, id, token)
}

function sentAt({ sent }: Scene, place: number) {
  return sent.at(-1 - (place % Math.max(sent.length, 1))) ?? { id: 'nobodyatall', token: '' }
}
