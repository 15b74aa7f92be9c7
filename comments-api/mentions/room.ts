import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { changeMention } from '../comments/mentions/change-mention.ts'
import { editionOf } from '../comments/mentions/mention.ts'
import {
  findMention,
  type MentionRow,
  mentionColumns,
  readMention,
} from '../comments/mentions/store.ts'
import { CommentStatus } from '../comments/status.ts'
import { findArticles, type Threads } from '../comments/thread.ts'
import { cursorAfter, cursorPattern } from '../contract/cursor.ts'
import { Problem } from '../contract/problems.ts'
import type { Room } from '../http/room.ts'
import { seeOther } from '../http/see-other.ts'
import type { ZodTypes } from '../http/validate.ts'
import type { Database } from '../storage/database.ts'
import { always, type Query, sql } from '../storage/sql.ts'
import type { World } from '../world.ts'
import { addressOf, mentionsPage, path } from './room-page.ts'

type Needs = { readonly database: Database; readonly world: World; readonly threads: Threads }

const Cursor = z.string().regex(cursorPattern).nullable().default(null).catch(null)
const Asked = z.strictObject({
  status: CommentStatus.default('pending').catch('pending'),
  cursor: Cursor,
})
type Asked = z.infer<typeof Asked>
const Decision = z.strictObject({
  status: CommentStatus,
  from: CommentStatus.default('pending'),
  cursor: Cursor,
  /** Which edition of its words was on the page. */
  seen: z.string().max(40).optional(),
})
const MentionPath = z.strictObject({ id: z.string().max(40) })

const pageSize = 25

/** Where a moderator reads what other sites say before anybody else does. */
export function mentionsRoom(needs: Needs): Room {
  return {
    path,
    label: 'Mentions',
    register(app, { sendDesk }) {
      const typed = app.withTypeProvider<ZodTypes>()
      typed.get(path, { schema: { querystring: Asked } }, async (request, reply) => {
        const page = await readPage(needs.database, request.query)
        const articles = await findArticles(
          needs.threads,
          page.mentions.map(({ thread }) => thread),
        )
        const shown = { ...request.query, ...page, articles }
        return sendDesk(reply, 'Mentions elsewhere', mentionsPage(shown))
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
        const { status, from, cursor, seen = editionOf(mention) } = request.body
        // What another moderator or its author did in the meantime stands; the list shows how it is now.
        const isAsRead = status !== 'approved' || seen === editionOf(mention)
        if (isAsRead) await changeMention(needs, mention, status)
        return seeOther(reply, addressOf({ status: from, cursor }))
      },
    )
}

/** Newest first; one more is read than a page shows, if there is one. */
async function readPage(database: Database, asked: Asked) {
  const rows = await database.all(selectPage(asked))
  const mentions = rows.slice(0, pageSize).map(readMention)
  const last = mentions.at(-1)
  return { mentions, next: last && rows.length > pageSize ? cursorAfter(last) : null }
}

function selectPage({ status, cursor }: Asked): Query<MentionRow> {
  return sql`
    select ${mentionColumns}
    from mentions
    where status = ${status} and ${olderThan(cursor)}
    order by created_at desc, id desc
    limit ${pageSize + 1}`
}

function olderThan(cursor: string | null): Query {
  if (cursor === null) return always
  const [createdAt = '', id = ''] = cursor.split('~')
  return sql`(created_at, id) < (${createdAt}, ${id})`
}
