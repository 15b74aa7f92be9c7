import { z } from 'zod'
import { ById, requireComment } from '../../comments/by-id.ts'
import { normaliseLine } from '../../comments/fields/text.ts'
import { seeOther } from '../../http/answers/see-other.ts'
import type { App } from '../../http/requests/validate.ts'
import { block, blockWords, lift } from '../actions/block.ts'
import type { Act } from '../actions/one.ts'
import type { SignedIn } from '../sign-in/sessions.ts'
import { moderatorOf } from '../sign-in/sign-in.ts'
import { Back, backToSection, comeBackAfter } from './back.ts'
import type { DeskOptions } from './routes.ts'

/** The section of the spam feature that lists what is blocked. */
const path = '/admin/spam/'

const Words = z.string().transform(normaliseLine).pipe(z.string().min(2).max(250))
const NewBlock = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('author'), comment: ById.shape.id }),
  z.strictObject({ kind: z.literal('network'), comment: ById.shape.id }),
  z.strictObject({ kind: z.literal('words'), words: Words }),
])
type NewBlock = z.infer<typeof NewBlock>
type Needs = DeskOptions['needs']

/** Blocks and lifts blocks, where moderators see all of them. */
export async function blockRoutes(app: App, { needs }: Pick<DeskOptions, 'needs'>): Promise<void> {
  const back = Back.parse(backToSection(path))
  const comeHere = (act: Act) => comeBackAfter(back, act)

  app.post(`${path}blocks`, { schema: { body: NewBlock } }, async (request, reply) => {
    return seeOther(reply, comeHere(await blockAsWanted(needs, moderatorOf(request), request.body)))
  })

  app.post(`${path}blocks/:id/lift`, { schema: { params: ById } }, async (request, reply) => {
    return seeOther(reply, comeHere(await lift(needs, moderatorOf(request), request.params.id)))
  })
}

async function blockAsWanted(needs: Needs, by: SignedIn, wanted: NewBlock): Promise<Act> {
  if (wanted.kind === 'words') return blockWords(needs, by, wanted.words)
  const comment = await requireComment(needs.database, wanted.comment)
  return block(needs, by, { comment, kind: wanted.kind })
}
