import { z } from 'zod'
import { ById } from '../../comments/by-id.ts'
import type { Decidable, Decided } from '../../comments/decidable.ts'
import { CommentStatus } from '../../comments/status.ts'
import { seeOther } from '../../http/answers/see-other.ts'
import type { App } from '../../http/requests/validate.ts'
import { decidingOn } from '../actions/decide.ts'
import type { Needs } from '../actions/logged.ts'
import { moderatorOf } from '../sign-in/sign-in.ts'
import { Back, comeBack } from './back.ts'

const One = z.object({ status: CommentStatus, back: Back, seen: z.string().optional() })

const chosen = 'chosen.'
const Many = z
  .object({ status: CommentStatus, back: Back })
  .catchall(z.string())
  .transform(({ status, back, ...boxes }) => ({
    to: status,
    back,
    ids: chosenOf(boxes).map(([id]) => id),
    seen: new Map(chosenOf(boxes)),
  }))

/** Each box is named after a comment or a mention, and its value is the edition that was on the page. */
function chosenOf(boxes: Readonly<Record<string, string>>): [string, string][] {
  return Object.entries(boxes)
    .filter(([name]) => name.startsWith(chosen))
    .map(([name, edition]) => [name.slice(chosen.length), edition])
}

/** The forms that decide on one comment or mention of a list, or on all that are ticked. */
export function takeDecisions<Found extends Decided>(
  app: App,
  list: '/admin/comments' | '/admin/mentions',
  { needs, kind }: { readonly needs: Needs; readonly kind: Decidable<Found> },
): void {
  const decide = decidingOn(kind)

  app.post(`${list}/:id`, { schema: { params: ById, body: One } }, async (request, reply) => {
    const { status: to, back, seen } = request.body
    const { id } = request.params
    const decision = { ids: [id], to, seen: new Map([[id, seen]]) }
    const { act, refused } = await decide(needs, moderatorOf(request), decision)
    return seeOther(reply, comeBack(back, { act, missed: refused.length }))
  })

  app.post(list, { schema: { body: Many } }, async (request, reply) => {
    const { back, ...decision } = request.body
    const { act, refused } = await decide(needs, moderatorOf(request), decision)
    return seeOther(reply, comeBack(back, { act, missed: refused.length }))
  })
}
