import { z } from 'zod'
import { ById } from '../../comments/by-id.ts'
import { comments } from '../../comments/decidable.ts'
import { findArticles, type Threads } from '../../comments/threads/thread.ts'
import { seeOther } from '../../http/answers/see-other.ts'
import { Told } from '../../http/pages/done.ts'
import type { App } from '../../http/requests/validate.ts'
import type { Database } from '../../storage/database.ts'
import type { World } from '../../world.ts'
import type { Blocks } from '../actions/block.ts'
import { undo } from '../actions/undo.ts'
import type { SendInside } from '../frame.ts'
import type { Entry } from '../log/read.ts'
import { moderatorOf } from '../sign-in/sign-in.ts'
import { Back, comeBack } from './back.ts'
import { DeskQuery, toSearch } from './filters.ts'
import { type Notice, titleAfter } from './notice.ts'
import { countOthers } from './others.ts'
import { type Desk, deskPage, heading } from './page.ts'
import { readQueue } from './queue.ts'
import { readNotice } from './read-notice.ts'
import { takeDecisions } from './take-decisions.ts'
import { countByStatus } from './totals.ts'

export type DeskOptions = {
  readonly needs: {
    readonly database: Database
    readonly world: World
    readonly threads: Threads
    readonly secret: string
    readonly blocks: Blocks
  }
  readonly sendInside: SendInside
}

const ShownQuery = DeskQuery.extend(Told.shape)

export async function deskRoutes(app: App, options: DeskOptions): Promise<void> {
  showDesk(app, options)
  takeDecisions(app, '/admin/comments', { needs: options.needs, kind: comments })
  takeBack(app, options)
}

function showDesk(app: App, { needs, sendInside }: DeskOptions): void {
  app.get('/admin/', { schema: { querystring: ShownQuery } }, async (request, reply) => {
    const { done, missed, ...asked } = request.query
    const page = { noun: 'response', back: toSearch(asked).toString() } as const
    const notice = await readNotice(needs.database, { done, missed }, page)
    const desk = await readDesk(needs, asked, notice)
    const title = titleAfter(notice, `${heading(asked)} (${desk.totals.pending} waiting)`)
    return sendInside(reply, { title, at: '/admin/', body: deskPage(desk) })
  })
}

async function readDesk(
  { database, threads }: DeskOptions['needs'],
  asked: DeskQuery,
  notice: Notice,
): Promise<Desk> {
  const queue = await readQueue(database, asked)
  const others = await countOthers(database, queue.entries)
  const totals = await countByStatus(database)
  const shown = [...queue.entries.map(entry => entry.comment.thread), ...threadsOf(notice.entries)]
  return { asked, queue, others, totals, notice, articles: await findArticles(threads, shown) }
}

function threadsOf(entries: readonly Entry[]): string[] {
  return entries.flatMap(entry => entry.thread ?? [])
}

function takeBack(app: App, { needs }: DeskOptions): void {
  app.post(
    '/admin/undo/:id',
    { schema: { params: ById, body: z.strictObject({ back: Back }) } },
    async (request, reply) => {
      const undone = await undo(needs, moderatorOf(request), request.params.id)
      return seeOther(reply, comeBack(request.body.back, undone))
    },
  )
}
