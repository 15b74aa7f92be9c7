import { html, type SafeHtml } from '../../../templates/html.ts'
import { addressKey } from '../../comments/fields/address-key.ts'
import { findComment } from '../../comments/store.ts'
import { speakOf } from '../article.ts'
import type { Needs } from '../needs.ts'
import { type MailWording, mailWordingFor } from '../wording.ts'
import { type Addressed, readSubject } from './author-link.ts'
import type { Asked, LinkKind, LinkPage } from './link-page.ts'

/** A comment that its author may still do something with, and the words to say so. */
export type Theirs = {
  readonly comment: Addressed
  readonly wording: MailWording
  readonly title: string
  /** Links to the article, or to the comment if it is published. */
  readonly address: string
}

/** `null` for a comment that is gone, has another address now, or was treated as spam, which nobody is told. */
async function findTheirs(needs: Needs, subject: string): Promise<Theirs | null> {
  const { id, key } = readSubject(subject)
  const comment = await findComment(needs.database, id)
  if (comment?.status !== 'pending' && comment?.status !== 'approved') return null
  const { email } = comment.author
  if (email === null || addressKey(needs, email) !== key) return null
  const { title, url, wording } = await speakOf(needs, comment.thread)
  const address = comment.status === 'approved' ? `${url}#comment-${id}` : url
  return { comment: { ...comment, author: { ...comment.author, email } }, wording, title, address }
}

type Answer = (theirs: Theirs, asked: Asked) => LinkPage | Promise<LinkPage>
type Answers = { readonly show: Answer; readonly act: Answer; readonly over?: Answer }

/** What a link does with the comment of the author who got it. If there is none, every answer says so. */
export function authorsLink(needs: Needs, { show, act, over }: Answers): LinkKind {
  const about = (answer: Answer) => async (asked: Asked) => {
    const theirs = await findTheirs(needs, asked.link.subject)
    return theirs ? answer(theirs, asked) : gonePage(asked.language)
  }
  return { show: about(show), act: about(act), ...(over && { over: about(over) }) }
}

export function readerPage(
  { wording, title, address }: Omit<Theirs, 'comment'>,
  heading: string,
  body: SafeHtml,
): LinkPage {
  const { language, toArticle } = wording
  const page = html`${body}
<p><a href="${address}">${toArticle}</a></p>`
  return { status: 200, language, title: heading, about: html`<bdi>${title}</bdi>`, body: page }
}

function gonePage(language: string): LinkPage {
  const wording = mailWordingFor(language)
  return {
    status: 200,
    language: wording.language,
    title: wording.gone,
    body: html``,
    isIdle: true,
  }
}
