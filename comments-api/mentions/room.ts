import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { changeMention } from '../comments/mentions/change-mention.ts'
import { editionOf, type Mention } from '../comments/mentions/mention.ts'
import {
  findMention,
  type MentionRow,
  mentionColumns,
  readMention,
} from '../comments/mentions/store.ts'
import { CommentStatus } from '../comments/status.ts'
import { findArticles, type Threads } from '../comments/thread.ts'
import { Problem } from '../contract/problems.ts'
import type { Room } from '../http/room.ts'
import { seeOther } from '../http/see-other.ts'
import type { ZodTypes } from '../http/validate.ts'
import type { Database } from '../storage/database.ts'
import { type Query, sql } from '../storage/sql.ts'
import type { World } from '../world.ts'
import { mentionsPage, path } from './room-page.ts'

type Needs = { readonly database: Database; readonly world: World; readonly threads: Threads }

const Asked = z.strictObject({ status: CommentStatus.default('pending').catch('pending') })
const Decision = z.strictObject({
  status: CommentStatus,
  from: CommentStatus.default('pending'),
  /** Which edition of its words was on the page. */
  seen: z.string().max(40).optional(),
})
const MentionPath = z.strictObject({ id: z.string().max(40) })

/** The newest; what is older is reached by deciding on these. */
const most = 50

/** Where a moderator reads what other sites say before anybody else does. */
export function mentionsRoom(needs: Needs): Room {
  return {
    path,
    label: 'Mentions',
    register(app, { sendDesk }) {
      const typed = app.withTypeProvider<ZodTypes>()
      typed.get(path, { schema: { querystring: Asked } }, async (request, reply) => {
        const { status } = request.query
        const mentions = await list(needs.database, status)
        const articles = await findArticles(
          needs.threads,
          mentions.map(({ thread }) => thread),
        )
        return sendDesk(reply, 'Mentions elsewhere', mentionsPage({ status, mentions, articles }))
      })
      decide(typed, needs)
    },
  }
}

function decide(app: FastifyInstance, needs: Needs): void {
  app
    .withTypeProvider<ZodTypes>()
    .post(
      `${path}:id`,
      { schema: { params: MentionPath, body: Decision } },
      async (request, reply) => {
        const mention = await findMention(needs.database, request.params.id)
        if (!mention) throw new Problem('not-found')
        const { status, from, seen = editionOf(mention) } = request.body
        // What another moderator or its author did in the meantime stands; the list shows how it is now.
        const isAsRead = status !== 'approved' || seen === editionOf(mention)
        if (isAsRead) await changeMention(needs, mention, status)
        return seeOther(reply, `${path}?status=${from}`)
      },
    )
}

async function list(database: Database, status: CommentStatus): Promise<Mention[]> {
  const rows = await database.all(selectNewest(status))
  return rows.map(readMention)
}

function selectNewest(status: CommentStatus): Query<MentionRow> {
  return sql`
    select ${mentionColumns}
    from mentions
    where status = ${status}
    order by created_at desc, id desc
    limit ${most}`
}
