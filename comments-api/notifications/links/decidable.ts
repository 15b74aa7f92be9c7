import { html, type SafeHtml } from '../../../templates/html.ts'
import { isAsRead } from '../../comments/changes/as-read.ts'
import { changeStatus } from '../../comments/changes/change-status.ts'
import type { Comment } from '../../comments/comment.ts'
import { changeMention } from '../../comments/mentions/change-mention.ts'
import { editionOf, type Mention } from '../../comments/mentions/mention.ts'
import { findMention } from '../../comments/mentions/store.ts'
import type { CommentStatus } from '../../comments/status.ts'
import { findComment } from '../../comments/store.ts'
import type { Needs } from '../needs.ts'
import { quote } from './link-page.ts'

/** What comments and mentions have in common. */
export type Decided = Pick<Comment, 'status' | 'thread'>

/** What a moderator can decide on from a mail: how comments and mentions differ. */
export type Decidable<Found extends Decided> = {
  readonly noun: 'response' | 'mention'
  /** What it is to approve one, and what an approved one is. */
  readonly publish: string
  readonly published: string
  /** The page of the desk where such are decided on. */
  readonly desk: string
  find(needs: Needs, id: string): Promise<Found | null>
  /** Identifies what it says now, so that nothing is approved that the moderator has not read. */
  editionOf(found: Found): string
  isAsRead(found: Found, edition: string | undefined): boolean
  quote(found: Found): SafeHtml
  /** Its address, on the page of the article that it is about. */
  addressOf(found: Found, article: string): string
  decide(needs: Needs, found: Found, to: CommentStatus): Promise<boolean>
}

export const response: Decidable<Comment> = {
  noun: 'response',
  publish: 'Publish',
  published: 'published',
  desk: '/admin/',
  find: ({ database }, id) => findComment(database, id),
  editionOf: ({ revision }) => String(revision),
  isAsRead,
  quote,
  addressOf: ({ id, status }, article) =>
    status === 'approved' ? `${article}#comment-${id}` : article,
  decide(needs, comment, to) {
    const alongside = needs.noteDecision({ ...comment, comment: comment.id }, to)
    return changeStatus({ ...needs, alongside }, comment, to)
  },
}

export const mention: Decidable<Mention> = {
  noun: 'mention',
  publish: 'Show',
  published: 'shown',
  desk: '/admin/mentions/',
  find: ({ database }, id) => findMention(database, id),
  editionOf,
  isAsRead: (found, edition) => edition === editionOf(found),
  quote({ author, title, excerpt, url }) {
    const words = [title, excerpt].filter(text => text !== '')
    return html`<p><bdi>${author?.name ?? 'Nobody named'}</bdi>, <a href="${url}" rel="nofollow noopener noreferrer">${url}</a></p>
${words.map(text => html`<blockquote class="quoted" dir="auto">${text}</blockquote>`)}`
  },
  addressOf: (_mention, article) => article,
  decide(needs, found, to) {
    const alongside = needs.noteDecision({ ...found, mention: found.id }, to)
    return changeMention({ ...needs, alongside }, found, to)
  },
}
