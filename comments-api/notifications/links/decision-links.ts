import { html, type SafeHtml } from '../../../templates/html.ts'
import { isAsRead } from '../../comments/changes/as-read.ts'
import { changeStatus } from '../../comments/changes/change-status.ts'
import type { Comment } from '../../comments/comment.ts'
import { type CommentStatus, canBecome } from '../../comments/status.ts'
import { findComment } from '../../comments/store.ts'
import { articleOf } from '../article.ts'
import type { Needs } from '../needs.ts'
import { button, type LinkDoor, type LinkPage, quote, seen } from './link-page.ts'

type Decision = { readonly to: CommentStatus; readonly ask: string; readonly label: string }

const decisions = {
  approve: { to: 'approved', ask: 'Publish this response?', label: 'Approve' },
  spam: { to: 'spam', ask: 'Is this spam?', label: 'Put with the spam' },
  delete: { to: 'deleted', ask: 'Delete this response?', label: 'Delete' },
} as const satisfies Record<string, Decision>

/** Lets a moderator decide from a mail. */
export function decisionDoor(needs: Needs, action: keyof typeof decisions): LinkDoor {
  const decision = decisions[action]
  return {
    async show({ link: { subject } }) {
      const comment = await findComment(needs.database, subject)
      if (!comment || !canBecome(comment.status, decision.to)) return statePage(needs, comment)
      return askPage(needs, comment, decision)
    },
    async act({ link: { subject }, form }) {
      const comment = await findComment(needs.database, subject)
      const { to } = decision
      if (comment && to === 'approved' && !isAsRead(comment, form['seen'])) {
        return changedPage(await askPage(needs, comment, decision))
      }
      const alongside = comment
        ? needs.noteDecision({ ...comment, comment: comment.id }, to)
        : undefined
      if (comment) await changeStatus({ ...needs, alongside }, comment, to)
      return stateOf(needs, subject)
    },
    over: ({ link: { subject } }) => stateOf(needs, subject),
  }
}

async function askPage(
  needs: Needs,
  comment: Comment,
  { ask, label }: Decision,
): Promise<LinkPage> {
  const about = await onArticle(needs, comment)
  const body = html`${quote(comment)}${button(label, seen(comment))}`
  return { status: 200, language: 'en', title: ask, about, body }
}

/** The same page with what the comment says now. */
export function changedPage({ body, ...page }: LinkPage): LinkPage {
  const told = html`<p class="mistakes" role="alert">Its author changed it in the meantime. Read it once more.</p>`
  return { ...page, status: 409, body: html`${told}${body}` }
}

const states: Readonly<Record<CommentStatus, string>> = {
  pending: 'This response waits for a decision',
  approved: 'This response is published',
  spam: 'This response is with the spam',
  deleted: 'This response is deleted',
}

export async function stateOf(needs: Needs, id: string): Promise<LinkPage> {
  return statePage(needs, await findComment(needs.database, id))
}

/** The current state, whoever decided. */
async function statePage(needs: Needs, comment: Comment | null): Promise<LinkPage> {
  const desk = html`<p><a href="/admin/">The desk</a></p>`
  if (!comment) {
    return { status: 200, language: 'en', title: 'This response is gone', body: desk }
  }
  const about = await onArticle(needs, comment)
  return { status: 200, language: 'en', title: states[comment.status], about, body: desk }
}

export async function onArticle(
  needs: Needs,
  { id, status, thread }: Pick<Comment, 'id' | 'status' | 'thread'>,
): Promise<SafeHtml> {
  const { title, url } = await articleOf(needs, thread)
  const place = status === 'approved' ? `${url}#comment-${id}` : url
  return html`On <a href="${place}">${title}</a>`
}
