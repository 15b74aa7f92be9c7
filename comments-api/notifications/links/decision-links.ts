import { html, type SafeHtml } from '../../../templates/html.ts'
import type { Decided } from '../../comments/decidable.ts'
import { type CommentStatus, canBecome } from '../../comments/status.ts'
import { articleOf } from '../article.ts'
import type { Needs } from '../needs.ts'
import { button, type LinkKind, type LinkPage, seen } from './link-page.ts'
import type { Mailed } from './mailed-kinds.ts'

type Decision = { readonly to: CommentStatus; readonly inMail: string; readonly onPage: string }

export const decisions = {
  approve: { to: 'approved', inMail: 'Approve', onPage: 'Approve' },
  spam: { to: 'spam', inMail: 'Spam', onPage: 'Put with the spam' },
  delete: { to: 'deleted', inMail: 'Delete', onPage: 'Delete' },
} as const satisfies Record<string, Decision>

/** Lets a moderator decide on a comment or a mention from a mail. */
export function decisionLink<Found extends Decided>(
  needs: Needs,
  kind: Mailed<Found>,
  action: keyof typeof decisions,
): LinkKind {
  const { to, onPage: label } = decisions[action]
  const questions = {
    approve: `${kind.publish} this ${kind.noun}?`,
    spam: 'Is this spam?',
    delete: `Delete this ${kind.noun}?`,
  }
  async function askPage(found: Found): Promise<LinkPage> {
    const about = await onArticle(needs, kind, found)
    const body = html`${kind.quote(found)}${button(label, seen(kind.editionOf(found)))}`
    return { status: 200, language: 'en', title: questions[action], about, body }
  }
  return {
    async show({ link: { subject } }) {
      const found = await kind.find(needs.database, subject)
      return found && canBecome(found.status, to) ? askPage(found) : statePage(needs, kind, found)
    },
    async act({ link: { subject }, form }) {
      const found = await kind.find(needs.database, subject)
      const isOpen = found !== null && canBecome(found.status, to)
      if (isOpen && to === 'approved' && !kind.isAsRead(found, form['seen'])) {
        return changedPage(await askPage(found))
      }
      const isDone = found !== null && (await decideByMail(needs, kind, { found, to }))
      const page = await stateOf(needs, kind, subject)
      return isDone || found?.status === to ? page : { ...page, isIdle: true }
    },
    over: ({ link: { subject } }) => stateOf(needs, kind, subject),
  }
}

/** Returns `false`, and does nothing, if somebody else has decided in the meantime. */
export async function decideByMail<Found extends Decided>(
  needs: Needs,
  kind: Mailed<Found>,
  { found, to }: { readonly found: Found; readonly to: CommentStatus },
): Promise<boolean> {
  const { thread, status } = found
  const alongside = needs.noteDecision({ ...kind.reference(found), thread, status }, to)
  return kind.change({ ...needs, alongside }, found, to)
}

/** The same page with what it says now. */
export function changedPage({ body, ...page }: LinkPage): LinkPage {
  const told = html`<p class="mistakes" role="alert">Its author changed it in the meantime. Read it once more.</p>`
  return { ...page, status: 409, body: html`${told}${body}` }
}

export async function stateOf<Found extends Decided>(
  needs: Needs,
  kind: Mailed<Found>,
  id: string,
): Promise<LinkPage> {
  return statePage(needs, kind, await kind.find(needs.database, id))
}

/** The current state, whoever decided. */
async function statePage<Found extends Decided>(
  needs: Needs,
  kind: Mailed<Found>,
  found: Found | null,
): Promise<LinkPage> {
  const { noun, published, desk } = kind
  const page = { status: 200, language: 'en', body: html`<p><a href="${desk}">The desk</a></p>` }
  if (!found) return { ...page, title: `This ${noun} is gone` }
  const states = {
    pending: 'waits for a decision',
    approved: `is ${published}`,
    spam: 'is with the spam',
    deleted: 'is deleted',
  } as const satisfies Record<CommentStatus, string>
  const about = await onArticle(needs, kind, found)
  return { ...page, title: `This ${noun} ${states[found.status]}`, about }
}

export async function onArticle<Found extends Decided>(
  needs: Needs,
  kind: Mailed<Found>,
  found: Found,
): Promise<SafeHtml> {
  const { title, url } = await articleOf(needs, found.thread)
  return html`On <a href="${kind.addressOf(found, url)}">${title}</a>`
}
