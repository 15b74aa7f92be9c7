import { html } from '../../../templates/html.ts'
import { confirmAuthor } from '../../comments/changes/confirm-author.ts'
import type { Needs } from '../needs.ts'
import { subscribe } from '../subscriptions.ts'
import { linkToAuthor } from './author-link.ts'
import { button, type LinkKind, type LinkPage, quote } from './link-page.ts'
import { authorsLink, readerPage, type Theirs } from './reader-page.ts'

/**
 * The second half of the double opt-in: the author owns the address, so this comment is marked, and replies are mailed.
 */
export function confirmLink(needs: Needs): LinkKind {
  const link = authorsLink(needs, {
    show(theirs) {
      const { confirm } = theirs.wording
      const ask = html`${quote(theirs.comment)}<p>${confirm.promise}</p>${button(confirm.button)}`
      return readerPage(theirs, confirm.title, ask)
    },
    async act(theirs, asked) {
      const { thread, author } = theirs.comment
      const isDone = author.isConfirmed || (await confirmAuthor(needs, theirs.comment))
      // Somebody decided on it or changed it at this moment.
      if (!isDone) return link.act(asked)
      await needs.database.batch([subscribe(needs, thread, author.email)])
      return donePage(needs, theirs)
    },
    over: theirs => donePage(needs, theirs),
  })
  return link
}

function donePage(needs: Needs, theirs: Theirs): LinkPage {
  const { confirm, own } = theirs.wording
  const { id, author } = theirs.comment
  const { pathname } = new URL(linkToAuthor(needs, 'own', { id, email: author.email }))
  const body = html`<p>${confirm.doneNote}</p>
<p><a href="${pathname}">${own.look}</a></p>`
  return readerPage(theirs, confirm.done, body)
}
