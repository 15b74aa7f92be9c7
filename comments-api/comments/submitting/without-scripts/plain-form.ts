import { html, type SafeHtml } from '../../../../templates/html.ts'
import { textsFor } from '../../../../templates/texts/texts-for.ts'
import { paths } from '../../../contract/paths.ts'
import type { FieldProblem } from '../../../contract/problems.ts'
import { limits, type NewCommentForm } from '../../../contract/submission.ts'
import type { Thread } from '../../threads/thread.ts'

/** What an author may ask for. */
export type Offers = {
  /** Mails about replies. */
  readonly mails: boolean
  /** Their latest post beside their comment. */
  readonly latestPost: boolean
}

type Filled = {
  readonly thread: Thread
  /** The values of its fields. */
  readonly form: NewCommentForm
  readonly mistakes: readonly FieldProblem[]
  readonly offers: Offers
}

/** The ids of visible fields, by their names on the wire. */
export const shownFields: ReadonlyMap<string, string> = new Map([
  ['body', 'body'],
  ['author.name', 'name'],
  ['author.email', 'email'],
  ['author.url', 'url'],
])

/** The form as the article has it, for all pages of the service that readers without scripts see. */
export function plainForm({ thread, form, mistakes, offers }: Filled): SafeHtml {
  const { texts } = textsFor(thread.wording.language)
  const { emailNote, urlNote, ...labels } = texts.form
  const mistakeOf = (field: string) =>
    mistakes.find(known => known.field === field)?.message ?? null
  const reader = html`<bdi>${thread.owner ?? thread.author.name}</bdi>`
  return html`<form class="comment-form" method="post" action="${paths.comments(thread.id)}">
${kept('parent', mistakeOf('parent') === null ? form.parent : '')}
${words({ label: labels.body, hint: labels.hint, value: form.body, mistake: mistakeOf('body') })}
${line({ name: 'name', label: html`${labels.name}`, value: form.name, mistake: mistakeOf('author.name'), rules: html`required maxlength="${limits.name * 2}" autocomplete="name" dir="auto"` })}
${line({ name: 'email', label: optional(labels.email, emailNote), value: form.email, mistake: mistakeOf('author.email'), rules: html`type="email" maxlength="${limits.email}" autocomplete="email" dir="ltr"` })}
${line({ name: 'url', label: optional(labels.url, urlNote), value: form.url, mistake: mistakeOf('author.url'), rules: html`inputmode="url" maxlength="${limits.url}" autocomplete="url" dir="ltr" placeholder="https://"` })}
${trap(labels.trap, form.website)}
${offers.mails ? tick('subscribe', labels.subscribe, form.subscribe) : kept('subscribe', form.subscribe)}
${offers.latestPost ? tick('latestPost', labels.latestPost, form.latestPost) : kept('latestPost', form.latestPost)}${kept('stamp', form.stamp)}
<p class="send"><button type="submit">${labels.send}</button>
<span class="what-happens-next">${labels.next(reader)}</span></p>
</form>`
}

function optional(label: string, note: string): SafeHtml {
  return html`${label} <span class="optional">${note}</span>`
}

type Field = { readonly value: string; readonly mistake: string | null }
type Line = Field & { readonly name: string; readonly label: SafeHtml; readonly rules: SafeHtml }

function line({ name, label, value, mistake, rules }: Line): SafeHtml {
  return html`<p class="field"><label for="${name}">${label}</label>
<input id="${name}" name="${name}" ${rules} value="${value}"${described(name, mistake)}>
${note(name, mistake)}</p>`
}

/**
 * Browsers drop the line end after the tag; without it, they would drop the reader's own first line end. They count a
 * character beyond U+FFFF as two.
 */
function words(field: Field & { readonly label: string; readonly hint: string }): SafeHtml {
  const { label, hint, value, mistake } = field
  return html`<p class="field field-body"><label for="body">${label}</label>
<textarea id="body" name="body" rows="7" required maxlength="${limits.body * 2}" dir="auto"${described('body', mistake, 'body-hint')}>
${value}</textarea>
${note('body', mistake)}<small id="body-hint">${hint}</small></p>`
}

function described(name: string, mistake: string | null, hint: string | null = null): SafeHtml {
  const ids = [mistake === null ? null : `${name}-mistake`, hint].filter(id => id !== null)
  const by = ids.length > 0 && html` aria-describedby="${ids.join(' ')}"`
  return html`${mistake !== null && html` aria-invalid="true"`}${by}`
}

function note(name: string, mistake: string | null): SafeHtml | false {
  return mistake !== null && html`<span class="mistake" id="${name}-mistake">${mistake}</span>`
}

/** Hidden from eyes, keyboards and screen readers, so only a program fills it. */
function trap(label: string, value: string): SafeHtml {
  return html`<p class="trap" aria-hidden="true"><label for="website">${label}</label>
<input id="website" name="website" tabindex="-1" autocomplete="off" value="${value}"></p>`
}

function tick(name: string, label: string, value: string | undefined): SafeHtml {
  return html`<p class="tick"><input id="${name}" name="${name}" type="checkbox"${value !== undefined && html` checked`}> <label for="${name}">${label}</label></p>`
}

function kept(name: string, value: string | undefined): SafeHtml | false {
  return value !== undefined && html`<input type="hidden" name="${name}" value="${value}">`
}
