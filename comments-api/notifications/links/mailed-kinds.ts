import { html, type SafeHtml } from '../../../templates/html.ts'
import type { Comment } from '../../comments/comment.ts'
import {
  comments,
  type Decidable,
  type Decided,
  isAsRead,
  mentions,
} from '../../comments/decidable.ts'
import type { Mention } from '../../comments/mentions/mention.ts'
import { quote } from './link-page.ts'

/** What a moderator decides on from a mail, with its words on the pages that the links there open. */
export type Mailed<Found extends Decided> = Decidable<Found> & {
  readonly noun: 'response' | 'mention'
  /** What it is to approve one, and what an approved one is. */
  readonly publish: string
  readonly published: string
  /** The page of the desk where such are decided on. */
  readonly desk: string
  isAsRead(found: Found, edition: string | undefined): boolean
  quote(found: Found): SafeHtml
  /** Its address, on the page of the article that it is about. */
  addressOf(found: Found, article: string): string
}

export const response: Mailed<Comment> = {
  ...comments,
  noun: 'response',
  publish: 'Publish',
  published: 'published',
  desk: '/admin/',
  isAsRead: (comment, edition) => isAsRead(comments, comment, edition),
  quote,
  addressOf: ({ id, status }, article) =>
    status === 'approved' ? `${article}#comment-${id}` : article,
}

export const mention: Mailed<Mention> = {
  ...mentions,
  noun: 'mention',
  publish: 'Show',
  published: 'shown',
  desk: '/admin/mentions/',
  isAsRead: (found, edition) => edition === mentions.editionOf(found),
  quote({ author, title, excerpt, url }) {
    const words = [title, excerpt].filter(text => text !== '')
    return html`<p><bdi>${author?.name ?? 'Nobody named'}</bdi>, <a href="${url}" rel="nofollow noopener noreferrer">${url}</a></p>
${words.map(text => html`<blockquote class="quoted" dir="auto">${text}</blockquote>`)}`
  },
  addressOf: (_mention, article) => article,
}
