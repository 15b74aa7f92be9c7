import type { FastifyReply } from 'fastify'
import { html, type SafeHtml } from '../../templates/html.ts'
import { paths } from '../contract/paths.ts'
import type { Problem } from '../contract/problems.ts'
import { limits, type NewCommentForm } from '../contract/submission.ts'
import { sendPage } from '../http/page.ts'
import { answerWith } from '../http/problems.ts'
import type { Thread } from './thread.ts'
import type { Wording } from './wording.ts'

/** Below the paths of the API. */
export const formStyle = '/form.css'

type Refused = {
  readonly thread: Thread
  readonly form: NewCommentForm | null
  readonly problem: Problem
  /** The article. */
  readonly address: string
}

/** For a reader without scripts: what was wrong beside its field, and everything they typed still there. */
export function sendFormPage(reply: FastifyReply, refused: Refused): FastifyReply {
  const { thread, problem } = refused
  const { language, page } = thread.wording
  // A page that hid its referrer would send its form from the origin "null", which we refuse.
  answerWith(reply, problem).header('referrer-policy', 'same-origin')
  const leadsTo = new URL(refused.address).origin
  const shown = { language, title: page.title, style: `/api${formStyle}`, leadsTo }
  return sendPage(reply, { ...shown, body: body(refused) })
}

function body({ thread, form, problem, address }: Refused): SafeHtml {
  const { page } = thread.wording
  return html`<main class="card">
<p class="kicker">${thread.title}</p>
<h1>${page.title}</h1>
${explanation(thread.wording, problem)}
${form && again(thread, form, problem)}
<p><a href="${address}">${page.back}</a></p>
</main>`
}

function explanation({ page, refusals }: Wording, problem: Problem): SafeHtml {
  if (problem.code === 'invalid-fields') {
    return html`<div class="mistakes" role="alert"><p>${page.mend}</p>
<ul>${problem.fields.map(({ message }) => html`<li>${message}</li>`)}</ul></div>`
  }
  const known: Readonly<Record<string, string>> = refusals
  return html`<p class="mistakes" role="alert">${known[problem.code] ?? refusals['service-busy']}</p>`
}

/** In a closed conversation nothing can be sent, but nobody loses what they wrote. */
function again(thread: Thread, form: NewCommentForm, problem: Problem): SafeHtml {
  if (problem.code !== 'thread-closed') return formOf(thread, form, problem)
  return html`<textarea rows="10" readonly>${form.body}</textarea>`
}

function formOf(thread: Thread, form: NewCommentForm, problem: Problem): SafeHtml {
  const { page } = thread.wording
  const mistake = (field: string) =>
    problem.fields.find(known => known.field === field)?.message ?? null
  return html`<form class="comment-form" method="post" action="${paths.comments(thread.id)}">
${words(page.body, form.body, mistake('body'))}
${line({ name: 'name', label: html`${page.name}`, value: form.name, mistake: mistake('author.name'), type: 'text' })}
${line({ name: 'email', label: optional(page.email, page.neverShown), value: form.email, mistake: mistake('author.email'), type: 'email' })}
${line({ name: 'url', label: optional(page.url, page.optional), value: form.url, mistake: mistake('author.url'), type: 'text' })}
${kept('parent', mistake('parent') === null ? form.parent : '')}
${kept('subscribe', form.subscribe)}${kept('latestPost', form.latestPost)}
${kept('website', form.website)}${kept('stamp', form.stamp)}
<button type="submit">${page.send}</button>
</form>`
}

function optional(label: string, note: string): SafeHtml {
  return html`${label} <span class="optional">${note}</span>`
}

type Line = {
  readonly name: string
  readonly label: SafeHtml
  readonly value: string
  readonly mistake: string | null
  readonly type: 'text' | 'email'
}

function line({ name, label, value, mistake, type }: Line): SafeHtml {
  return html`<p class="field"><label for="${name}">${label}</label>
<input id="${name}" name="${name}" type="${type}" dir="auto" value="${value}" ${described(name, mistake)}>
${note(name, mistake)}</p>`
}

/**
 * The line end after the tag is dropped by the browser; without it the reader's own first one would be.
 * Browsers count a character beyond U+FFFF as two.
 */
function words(label: string, value: string, mistake: string | null): SafeHtml {
  return html`<p class="field field-body"><label for="body">${label}</label>
<textarea id="body" name="body" rows="10" maxlength="${limits.body * 2}" dir="auto" ${described('body', mistake)}>
${value}</textarea>
${note('body', mistake)}</p>`
}

function described(name: string, mistake: string | null): SafeHtml {
  if (mistake === null) return html``
  return html`aria-invalid="true" aria-describedby="${name}-mistake"`
}

function note(name: string, mistake: string | null): SafeHtml {
  return mistake === null
    ? html``
    : html`<span class="mistake" id="${name}-mistake">${mistake}</span>`
}

function kept(name: string, value: string | undefined): SafeHtml {
  return value === undefined ? html`` : html`<input type="hidden" name="${name}" value="${value}">`
}
