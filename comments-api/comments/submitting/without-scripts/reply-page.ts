import type { FastifyReply } from 'fastify'
import { html, type SafeHtml } from '../../../../templates/html.ts'
import { textsFor } from '../../../../templates/texts/texts-for.ts'
import { paths } from '../../../contract/paths.ts'
import { NewCommentForm } from '../../../contract/submission.ts'
import type { Comment } from '../../comment.ts'
import type { Thread } from '../../threads/thread.ts'
import { answeredPart } from './answered-part.ts'
import { sendThreadPage } from './form-page.ts'
import { type Offers, plainForm } from './plain-form.ts'

type Shown = { readonly thread: Thread; readonly address: string; readonly offers: Offers }

/** The form for a reply to the post, or to a comment, which is shown above it. */
export function sendReplyPage(
  reply: FastifyReply,
  page: Shown & { readonly answered: Comment | null; readonly stamp: string },
): FastifyReply {
  const { thread, address, answered, offers, stamp } = page
  const form = NewCommentForm.parse({ parent: answered?.id, stamp })
  const body = html`${answered !== null && answeredPart(thread, answered, address)}
${plainForm({ thread, form, mistakes: [], offers })}`
  const heading = headingOf(thread, answered && html`<bdi>${answered.author.name}</bdi>`)
  const title = html`${headingOf(thread, answered && html`${answered.author.name}`)} · ${thread.title}`
  return sendThreadPage(reply, { thread, title, heading, body, address })
}

/** The same for every comment that cannot be replied to, so that nobody learns whether a pending one exists. */
export function sendGonePage(reply: FastifyReply, { thread, address }: Shown): FastifyReply {
  const title = thread.wording.mistakes['parent-gone']
  const { leaveReply } = textsOf(thread)
  const body = html`<p><a href="${paths.reply(thread.id)}">${leaveReply}</a></p>`
  return sendThreadPage(reply.code(404), { thread, title, body, address })
}

/** Does not say that nothing was sent, because the reader has not sent anything yet. */
export function sendClosedPage(reply: FastifyReply, { thread, address }: Shown): FastifyReply {
  const title = thread.wording.refusals['thread-closed']
  return sendThreadPage(reply.code(403), { thread, title, body: html``, address })
}

function headingOf(thread: Thread, name: SafeHtml | null): SafeHtml {
  const { leaveReply, reply, replyTo } = textsOf(thread)
  return name === null ? html`${leaveReply}` : html`${reply}${replyTo(name)}`
}

function textsOf({ wording }: Thread) {
  return textsFor(wording.language).texts.conversation
}
