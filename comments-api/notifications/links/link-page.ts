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
  /** What the page's form sent; empty for somebody who only looks. */
  readonly form: Readonly<Record<string, string>>
  /** How the sender was seen, for the judge of what they wrote. */
  readonly sender: Sender
  /** The language of the reader's browser, if the link's subject does not decide it. */
  readonly language: string
}

/** What one kind of link does. Looking at it changes nothing; only `act` does. */
export type LinkKind = {
  show(asked: Asked): Promise<LinkPage>
  act(asked: Asked): Promise<LinkPage>
  /** The answer to a link that has already had its one effect. If it is missing, a link may be used again. */
  over?(asked: Asked): Promise<LinkPage>
  /** The answer to a link that is too old; if it is missing, the link does nothing. */
  readonly late?: LinkKind
}

export type LinkPage = {
  readonly status: number
  readonly language: string
  readonly title: string
  /** Above the heading: the article that it is about. */
  readonly about?: SafeHtml
  readonly body: SafeHtml
  /** Nothing was done that the link is for, so it can still be used, and what was typed is given back. */
  readonly isIdle?: true
}

/** A page about no article links to the site, so that nobody is stuck there. */
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

/** Some browsers forget what was typed on the page before, since no cache may keep it. */
export function giveBack(page: LinkPage, words: string): LinkPage {
  if (words.trim() === '') return page
  const { own } = mailWordingFor(page.language)
  const body = html`${page.body}
<p class="field field-body"><label for="body">${own.words}</label>
<textarea id="body" rows="10" readonly dir="auto">
${words}</textarea></p>`
  return { ...page, body }
}

export function quote({ author, body }: Pick<Comment, 'author' | 'body'>): SafeHtml {
  return html`<p><bdi>${author.name}</bdi>:</p>
<blockquote class="quoted" dir="auto">${body}</blockquote>`
}

/** The page's one button. It posts to the page's own address, which is the link. */
export function button(label: string, fields: SafeHtml = html``): SafeHtml {
  return html`<form method="post">${fields}<button type="submit" autofocus>${label}</button></form>`
}

/** Which edition of a comment or a mention the page shows. */
export function seen(edition: string): SafeHtml {
  return html`<input type="hidden" name="seen" value="${edition}">`
}
