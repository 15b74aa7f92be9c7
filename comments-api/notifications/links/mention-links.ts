import { html, type SafeHtml } from '../../../templates/html.ts'
import { changeMention } from '../../comments/mentions/change-mention.ts'
import { editionOf, type Mention } from '../../comments/mentions/mention.ts'
import { findMention } from '../../comments/mentions/store.ts'
import { type CommentStatus, canBecome } from '../../comments/status.ts'
import { articleOf } from '../article.ts'
import type { Needs } from '../needs.ts'
import { changedPage } from './decision-links.ts'
import { button, type LinkDoor, type LinkPage } from './link-page.ts'

const decisions = {
  approve: { to: 'approved', ask: 'Show this mention?', label: 'Approve' },
  spam: { to: 'spam', ask: 'Is this spam?', label: 'Put with the spam' },
  delete: { to: 'deleted', ask: 'Delete this mention?', label: 'Delete' },
} as const satisfies Record<string, { to: CommentStatus; ask: string; label: string }>

/** Lets a moderator decide on a mention from a mail. */
export function mentionDoor(needs: Needs, action: keyof typeof decisions): LinkDoor {
  const { to, ask, label } = decisions[action]
  async function askPage(mention: Mention): Promise<LinkPage> {
    const seen = html`<input type="hidden" name="seen" value="${editionOf(mention)}">`
    const about = await onArticle(needs, mention)
    const body = html`${quote(mention)}${button(label, seen)}`
    return { status: 200, language: 'en', title: ask, about, body }
  }
  return {
    async show({ link: { subject } }) {
      const mention = await findMention(needs.database, subject)
      if (!mention || !canBecome(mention.status, to)) return statePage(needs, mention)
      return askPage(mention)
    },
    async act({ link: { subject }, form }) {
      const mention = await findMention(needs.database, subject)
      if (mention && to === 'approved' && form['seen'] !== editionOf(mention)) {
        return changedPage(await askPage(mention))
      }
      if (mention) {
        const alongside = needs.noteDecision({ ...mention, mention: mention.id }, to)
        await changeMention({ ...needs, alongside }, mention, to)
      }
      return stateOf(needs, subject)
    },
    over: ({ link: { subject } }) => stateOf(needs, subject),
  }
}

async function onArticle(needs: Needs, { thread }: Mention): Promise<SafeHtml> {
  const { title, url } = await articleOf(needs, thread)
  return html`On <a href="${url}">${title}</a>`
}

function quote({ author, title, excerpt, url }: Mention): SafeHtml {
  const words = [title, excerpt].filter(text => text !== '')
  return html`<p><bdi>${author?.name ?? 'Nobody named'}</bdi>, <a href="${url}" rel="nofollow noopener noreferrer">${url}</a></p>
${words.map(text => html`<blockquote class="quoted" dir="auto">${text}</blockquote>`)}`
}

const states: Readonly<Record<CommentStatus, string>> = {
  pending: 'This mention waits for a decision',
  approved: 'This mention is shown',
  spam: 'This mention is with the spam',
  deleted: 'This mention is deleted',
}

async function stateOf(needs: Needs, id: string): Promise<LinkPage> {
  return statePage(needs, await findMention(needs.database, id))
}

/** The current state, whoever decided. */
async function statePage(needs: Needs, mention: Mention | null): Promise<LinkPage> {
  const desk = html`<p><a href="/admin/mentions/">The desk</a></p>`
  if (!mention) return { status: 200, language: 'en', title: 'This mention is gone', body: desk }
  const about = await onArticle(needs, mention)
  return { status: 200, language: 'en', title: states[mention.status], about, body: desk }
}
