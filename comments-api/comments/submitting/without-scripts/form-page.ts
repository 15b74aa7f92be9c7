import type { FastifyReply } from 'fastify'
import { type HtmlValue, html, type SafeHtml } from '../../../../templates/html.ts'
import { textsFor } from '../../../../templates/texts/texts-for.ts'
import type { FieldProblem, Problem } from '../../../contract/problems.ts'
import type { NewCommentForm } from '../../../contract/submission.ts'
import { answerWith } from '../../../http/answers/problems.ts'
import { sendPage } from '../../../http/pages/page.ts'
import type { Comment } from '../../comment.ts'
import type { Thread } from '../../threads/thread.ts'
import { type Wording, wordingFor } from '../../wording.ts'
import { answeredPart } from './answered-part.ts'
import { type Offers, plainForm, shownFields } from './plain-form.ts'

/** Below the paths of the API. */
export const formStyle = '/form.css'

type Shown = {
  readonly thread: Thread
  readonly title: HtmlValue
  /** Below the heading. */
  readonly body: SafeHtml
  /** If it differs from the title. */
  readonly heading?: SafeHtml
  /** Links to the article. */
  readonly address: string
}

/** A page about one thread, for readers without scripts. */
export function sendThreadPage(reply: FastifyReply, shown: Shown): FastifyReply {
  const { thread, title, heading, body, address } = shown
  const { language, page } = thread.wording
  const main = html`<main class="card">
<p class="kicker"><bdi>${thread.title}</bdi></p>
<h1>${heading ?? title}</h1>
${body}
<p><a href="${address}">${page.back}</a></p>
</main>`
  // Without a referrer, the browser would send the form with the origin "null", which is refused.
  reply.header('referrer-policy', 'same-origin')
  const leadsTo = new URL(address).origin
  return sendPage(reply, { language, title, style: `/api${formStyle}`, leadsTo, body: main })
}

type Refused = {
  readonly thread: Thread
  readonly form: NewCommentForm | null
  /** The comment that the form replies to, if it can be seen. */
  readonly answered: Comment | null
  readonly problem: Problem
  readonly address: string
  readonly offers: Offers
}

/** Sends the form again, with what was typed, and each mistake beside its field. */
export function sendFormPage(reply: FastifyReply, refused: Refused): FastifyReply {
  const { thread, form, answered, problem, address } = refused
  const { page } = thread.wording
  const title = problem.code === 'thread-closed' ? page.notSent : page.title
  const body = html`${explanation(thread.wording, problem)}
${answered && answeredPart(thread, answered, address)}
${form && again(form, refused)}`
  answerWith(reply, problem)
  return sendThreadPage(reply, { thread, title, body, address })
}

type Lost = {
  readonly form: NewCommentForm | null
  readonly problem: Problem
  /** The language of the reader's browser, because the site's is only known from a thread. */
  readonly language: string | undefined
  readonly site: string
}

/** For a post that is no longer published. Nothing can be sent again, so the words are shown to be copied. */
export function sendLostPage(reply: FastifyReply, lost: Lost): FastifyReply {
  const { form, problem, site } = lost
  const wording = wordingFor(lost.language)
  const { language, page } = wording
  const isForeign = problem.code === 'foreign-origin'
  const isFinal = isForeign || problem.code === 'unknown-thread'
  const title = isFinal ? page.notSent : page.title
  const body = html`<main class="card">
<h1>${title}</h1>
${isForeign ? alert(page.fromElsewhere) : explanation(wording, problem)}
${form && wordsToKeep(form, wording)}
<p><a href="${site}">${page.toSite}</a></p>
</main>`
  answerWith(reply, problem)
  return sendPage(reply, { language, title, style: `/api${formStyle}`, body })
}

function explanation({ page, refusals }: Wording, problem: Problem): SafeHtml {
  if (problem.code === 'invalid-fields') {
    return html`<div class="mistakes" role="alert"><p>${page.mend}</p>
<ul>${problem.fields.map(mistake => html`<li>${toItsField(mistake)}${mistake.field === 'parent' && html`<br>${page.toPost}`}</li>`)}</ul></div>`
  }
  const known: Readonly<Record<string, string>> = refusals
  return alert(known[problem.code] ?? refusals['service-busy'])
}

function alert(text: string): SafeHtml {
  return html`<p class="mistakes" role="alert">${text}</p>`
}

/** Links each mistake to its field, which may be below the screen of a phone. */
function toItsField({ field, message }: FieldProblem): SafeHtml {
  const id = shownFields.get(field)
  return id === undefined ? html`${message}` : html`<a href="#${id}">${message}</a>`
}

/** In a closed thread nothing can be sent, so the words are shown to be copied. */
function again(form: NewCommentForm, { thread, problem, offers }: Refused): SafeHtml | false {
  if (problem.code === 'thread-closed') return wordsToKeep(form, thread.wording)
  return plainForm({ thread, form, mistakes: problem.fields, offers })
}

function wordsToKeep({ body }: NewCommentForm, { language, page }: Wording): SafeHtml | false {
  const { texts } = textsFor(language)
  return (
    body.trim() !== '' &&
    html`<p>${page.kept}</p>
<textarea rows="10" readonly dir="auto" aria-label="${texts.form.body}">
${body}</textarea>`
  )
}
