import { z } from 'zod'
import { ById, requireComment } from '../comments/by-id.ts'
import { normaliseLine } from '../comments/fields/text.ts'
import { seeOther } from '../http/answers/see-other.ts'
import { askedAfter } from '../http/pages/done.ts'
import type { Room } from '../http/pages/room.ts'
import type { App } from '../http/requests/validate.ts'
import type { Database } from '../storage/database.ts'
import type { Query } from '../storage/sql.ts'
import type { Blocks } from './blocks.ts'
import { countLearned } from './filter/model.ts'
import { roomPage, type Shown } from './room-page.ts'

type Needs = { readonly database: Database; readonly blocks: Blocks }

const path = '/admin/spam/'

const Asked = askedAfter({ blocked: 'It is blocked from now on', lifted: 'It is let in again' })
const Words = z.string().transform(normaliseLine).pipe(z.string().min(2).max(250))
const NewBlock = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('author'), comment: ById.shape.id }),
  z.strictObject({ kind: z.literal('network'), comment: ById.shape.id }),
  z.strictObject({ kind: z.literal('words'), words: Words }),
])
type NewBlock = z.infer<typeof NewBlock>

/** The page where moderators see and change what is blocked. */
export function spamRoom(needs: Needs): Room {
  return {
    path,
    label: 'Filter',
    register(app, { sendDesk }) {
      app.get(path, { schema: { querystring: Asked } }, async (request, reply) => {
        const body = roomPage(await readRoom(needs))
        return sendDesk(reply, { title: 'What is kept out', body, done: request.query.done })
      })
      takeBlocks(app, needs)
    },
  }
}

async function readRoom({ database, blocks }: Needs): Promise<Shown> {
  const [blocked, learned] = await Promise.all([blocks.list(), countLearned(database)])
  return { blocks: blocked, learned }
}

function takeBlocks(app: App, needs: Needs): void {
  const { database, blocks } = needs

  app.post(`${path}blocks`, { schema: { body: NewBlock } }, async (request, reply) => {
    await database.batch([await blockOf(needs, request.body)])
    return seeOther(reply, `${path}?done=blocked`)
  })

  app.post(`${path}blocks/:id/lift`, { schema: { params: ById } }, async (request, reply) => {
    await database.batch([blocks.unblock(request.params.id)])
    return seeOther(reply, `${path}?done=lifted`)
  })
}

async function blockOf({ database, blocks }: Needs, wanted: NewBlock): Promise<Query> {
  if (wanted.kind === 'words') return blocks.blockWords(wanted.words)
  const comment = await requireComment(database, wanted.comment)
  return wanted.kind === 'author' ? blocks.blockAuthor(comment) : blocks.blockNetwork(comment)
}
