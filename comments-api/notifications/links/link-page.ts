import type { FastifyReply } from 'fastify'
import { html, type SafeHtml } from '../../../templates/html.ts'
import type { Comment } from '../../comments/comment.ts'
import { formStyle } from '../../comments/submitting/without-scripts/form-page.ts'
import { sendPage } from '../../http/pages/page.ts'
import type { Sender } from '../../http/requests/sender.ts'
import { mailWordingFor } from '../wording.ts'
import type { Link } from './link-token.ts'

export type Asked = {
  readonly link: Link
  /** The link as it was mailed. */
  readonly token: string
  /** What the page's form sent; nothing for whoever only looks. */
  readonly form: Readonly<Record<string, string>>
  /** How the sender was seen, for the judge of what they wrote. */
  readonly sender: Sender
  /** What the reader's browser speaks, where the link's subject says nothing of that. */
  readonly language: string
}

/** What stands behind one kind of link. Looking changes nothing; only `act` does. */
export type LinkDoor = {
  show(asked: Asked): Promise<LinkPage>
  act(asked: Asked): Promise<LinkPage>
  /** What a link says that has had its one effect. Where it is missing, a link may be used again. */
  over?(asked: Asked): Promise<LinkPage>
  /** What happens to a link that is too old; where it is missing, nothing does. */
  readonly late?: LinkDoor
}

export type LinkPage = {
  readonly status: number
  readonly language: string
  readonly title: string
  /** Above the heading: the article that it is about. */
  readonly about?: SafeHtml
  readonly body: SafeHtml
}

/** A page about no article leads to the site: nobody ends at it. */
export function sendLinkPage(reply: FastifyReply, page: LinkPage, site: string): FastifyReply {
  const { status, language, title, about, body } = page
  const { toSite } = mailWordingFor(language)
  const main = html`<main class="card">
${about !== undefined && html`<p class="kicker">${about}</p>\n`}<h1>${title}</h1>
${body}
${about === undefined && html`<p><a href="${site}">${toSite}</a></p>`}
</main>`
  return sendPage(reply.code(status), { language, title, style: `/api${formStyle}`, body: main })
}

export function quote({ author, body }: Pick<Comment, 'author' | 'body'>): SafeHtml {
  return html`<p><bdi>${author.name}</bdi>:</p>
<blockquote class="quoted" dir="auto">${body}</blockquote>`
}

/** The page's one button. It leads back to the page's own address, which is the link. */
export function button(label: string, fields: SafeHtml = html``): SafeHtml {
  return html`<form method="post">${fields}<button type="submit" autofocus>${label}</button></form>`
}

/** Which edition of a comment its reader decides on, see comments/changes/as-read.ts. */
export function seen({ revision }: Pick<Comment, 'revision'>): SafeHtml {
  return html`<input type="hidden" name="seen" value="${revision}">`
}
