import { html } from '../../../templates/html.ts'
import type { Comment } from '../../comments/comment.ts'
import { findComment } from '../../comments/store.ts'
import { replyAsOwner, requireReply } from '../../comments/submitting/reply-as-owner.ts'
import { Problem, problems } from '../../contract/problems.ts'
import { limits } from '../../contract/submission.ts'
import type { Needs } from '../needs.ts'
import { changedPage, decideByMail, onArticle, stateOf } from './decision-links.ts'
import { type LinkKind, type LinkPage, quote, seen } from './link-page.ts'
import { response } from './mailed-kinds.ts'
import { isUsed, useUp } from './used-links.ts'

/** Lets the owner reply from a mail. Replying to a pending comment publishes it. */
export function replyLink(needs: Needs): LinkKind {
  return {
    async show({ link: { subject } }) {
      const comment = await findAnswerable(needs, subject)
      return comment
        ? replyPage(needs, { comment, body: '', mistakes: [] })
        : stateOf(needs, response, subject)
    },
    async act({ link: { subject }, token, form }) {
      const comment = await findAnswerable(needs, subject)
      if (!comment) return notSent(needs, subject, 'Your reply is not published.')
      const body = form['body'] ?? ''
      if (comment.status === 'pending' && !response.isAsRead(comment, form['seen'])) {
        return changedPage(await replyPage(needs, { comment, body, mistakes: [] }))
      }
      const mistakes = await send(needs, comment, { body, token })
      if (mistakes.length > 0 && (await isUsed(needs, token))) return usedUp(needs, subject)
      if (mistakes.length > 0) return replyPage(needs, { comment, body, mistakes })
      return donePage(needs, comment)
    },
    over: ({ link: { subject } }) => usedUp(needs, subject),
  }
}

/** Perhaps the button was pressed twice, and what was typed is what was sent. */
function usedUp(needs: Needs, subject: string): Promise<LinkPage> {
  return notSent(needs, subject, 'A reply was sent by this link, which takes one.')
}

async function notSent(needs: Needs, subject: string, why: string): Promise<LinkPage> {
  const { body, ...state } = await stateOf(needs, response, subject)
  return { ...state, body: html`<p>${why}</p>${body}`, isIdle: true }
}

async function findAnswerable({ database }: Needs, id: string): Promise<Comment | null> {
  const comment = await findComment(database, id)
  return comment?.status === 'pending' || comment?.status === 'approved' ? comment : null
}

/** What is wrong with it, for the page; nothing if it was sent. */
async function send(
  needs: Needs,
  comment: Comment,
  { body, token }: { readonly body: string; readonly token: string },
): Promise<readonly string[]> {
  const { id: parent, thread, status } = comment
  if (body.trim() === '') return ['Please write something.']
  try {
    await requireReply(needs, { thread, parent, body })
    if (status === 'pending')
      await decideByMail(needs, response, { found: comment, to: 'approved' })
    const once = { ...needs, alongside: () => [useUp(needs, token)] }
    await replyAsOwner(once, { thread, parent, body })
    return []
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const { title, hint } = problems[error.code]
    if (error.fields.length === 0) return [`${title}. ${hint}`]
    return error.fields.map(({ message }) => message)
  }
}

type Draft = {
  readonly comment: Comment
  readonly body: string
  readonly mistakes: readonly string[]
}

async function replyPage(needs: Needs, { comment, body, mistakes }: Draft): Promise<LinkPage> {
  const isHeld = comment.status === 'pending'
  const words = html`<p class="field field-body"><label for="body">Your reply</label>
<textarea id="body" name="body" rows="10" maxlength="${limits.body * 2}" dir="auto" autofocus>
${body}</textarea></p>`
  const about = await onArticle(needs, response, comment)
  const page = html`${quote(comment)}
${mistakes.map(told => html`<p class="mistakes" role="alert">${told}</p>`)}
<form class="comment-form" method="post">${seen(response.editionOf(comment))}${words}
<button type="submit">${isHeld ? 'Publish both' : 'Publish your reply'}</button></form>`
  const status = mistakes.length > 0 ? 422 : 200
  return { status, language: 'en', title: 'Your reply', about, body: page }
}

async function donePage(needs: Needs, comment: Comment): Promise<LinkPage> {
  const about = await onArticle(needs, response, { ...comment, status: 'approved' })
  const body = html`<p><a href="${response.desk}">The desk</a></p>`
  return { status: 200, language: 'en', title: 'Your reply is published', about, body }
}
