import { z } from 'zod'
import { ById } from '../../comments/by-id.ts'
import { mentions } from '../../comments/decidable.ts'
import { MentionSite } from '../../comments/mentions/mention.ts'
import { findMention } from '../../comments/mentions/store.ts'
import { CommentStatus } from '../../comments/status.ts'
import { findArticles } from '../../comments/threads/thread.ts'
import { Problem } from '../../contract/problems.ts'
import { seeOther } from '../../http/answers/see-other.ts'
import { Told } from '../../http/pages/done.ts'
import type { App } from '../../http/requests/validate.ts'
import { blockSite } from '../actions/block.ts'
import { Back, backToMentions, comeBackAfter } from '../desk/back.ts'
import { Cursor } from '../desk/filters.ts'
import { titleAfter } from '../desk/notice.ts'
import { readNotice } from '../desk/read-notice.ts'
import type { DeskOptions } from '../desk/routes.ts'
import { takeDecisions } from '../desk/take-decisions.ts'
import { countMentionsByStatus } from '../desk/totals.ts'
import { moderatorOf } from '../sign-in/sign-in.ts'
import { mentionsPage } from './page.ts'
import { mentionsPath } from './path.ts'
import { readMentions } from './queue.ts'

const Asked = Told.extend({
  status: CommentStatus.default('pending').catch('pending'),
  cursor: Cursor,
})
type Asked = z.infer<typeof Asked>
const Block = z.strictObject({ site: MentionSite, back: Back })

/** The section where moderators read and decide on what other sites say. */
export async function mentionRoutes(app: App, options: DeskOptions): Promise<void> {
  showMentions(app, options)
  takeDecisions(app, '/admin/mentions', { needs: options.needs, kind: mentions })
  takeBlocks(app, options)
}

function showMentions(app: App, { needs, sendInside }: DeskOptions): void {
  app.get(mentionsPath, { schema: { querystring: Asked } }, async (request, reply) => {
    const section = await readSection(needs, request.query)
    const title = titleAfter(section.notice, 'Mentions elsewhere')
    return sendInside(reply, { title, at: mentionsPath, body: mentionsPage(section) })
  })
}

async function readSection({ database, threads }: DeskOptions['needs'], asked: Asked) {
  const { status, cursor } = asked
  const queue = await readMentions(database, { status, cursor })
  const totals = await countMentionsByStatus(database)
  const page = { noun: 'mention', back: backToMentions(asked) } as const
  const notice = await readNotice(database, asked, page)
  const shown = [...queue.mentions, ...notice.entries].flatMap(({ thread }) => thread ?? [])
  return { status, cursor, queue, totals, notice, articles: await findArticles(threads, shown) }
}

function takeBlocks(app: App, { needs }: DeskOptions): void {
  app.post(
    `${mentionsPath}:id/block`,
    { schema: { params: ById, body: Block } },
    async (request, reply) => {
      const { site: of, back } = request.body
      const mention = await findMention(needs.database, request.params.id)
      if (!mention) throw new Problem('not-found')
      const act = await blockSite(needs, moderatorOf(request), { mention, of })
      return seeOther(reply, comeBackAfter(back, act))
    },
  )
}
