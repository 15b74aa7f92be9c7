import { CommentId } from '../../contract/ids.ts'
import type { FieldProblem } from '../../contract/problems.ts'
import { limits, type NewComment } from '../../contract/submission.ts'
import type { Author, Submission } from '../comment.ts'
import { renderBody } from '../render/renderer.ts'
import type { Wording } from '../wording.ts'
import { normaliseEmail } from './email.ts'
import { normaliseName } from './name.ts'
import { isLonger, isVisible, normaliseText } from './text.ts'
import { normaliseUrl } from './url.ts'

/** What a reader sent, as it would be stored, and everything that must be corrected first. */
export type Normalised = {
  readonly submission: Submission
  readonly mistakes: readonly FieldProblem[]
}

const Parent = CommentId.nullable()

/** The form, the API and the import all pass through here. */
export function normalise(sent: NewComment, wording: Wording): Normalised {
  const author = normaliseAuthor({ ...sent.author, isOwner: false, isConfirmed: false }, wording)
  const body = normaliseBody(sent.body)
  const html = isLonger(body, limits.body) ? null : renderBody(body)
  const parent = Parent.safeParse(sent.parent ?? null)
  const mistakes = [
    ...nameMistakes(author, wording),
    ...emailMistakes(sent, author, wording),
    ...bodyMistakes(html, wording),
    ...(parent.success ? [] : [parentMistake(wording)]),
  ]
  const latestPost = sent.latestPost && author.url !== null
  const { subscribe, form } = sent
  const told = { parent: parent.data ?? null, edits: null, subscribe, latestPost, form }
  const submission = { author, body, html: html ?? '', ...told }
  return { submission, mistakes }
}

export function normaliseAuthor(sent: Author, wording: Wording): Author {
  return {
    name: normaliseName(sent.name) || wording.anonymous,
    email: normaliseEmail(sent.email ?? ''),
    url: normaliseUrl(sent.url ?? ''),
    isOwner: sent.isOwner,
    isConfirmed: sent.isConfirmed,
  }
}

export function normaliseBody(body: string): string {
  return normaliseText(body)
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd()
}

export function showsNothing(body: string): boolean {
  // Most begin with a letter, which Markdown always shows. An import need not render them twice.
  return !/^[a-z]/i.test(body) && !hasWords(renderBody(body))
}

function nameMistakes(author: Author, wording: Wording): FieldProblem[] {
  if (!isLonger(author.name, limits.name)) return []
  return [{ field: 'author.name', message: wording.mistakes['name-long'] }]
}

function emailMistakes(sent: NewComment, author: Author, wording: Wording): FieldProblem[] {
  if (author.email !== null) return []
  const { mistakes } = wording
  if (sent.author.email.trim() !== '')
    return [{ field: 'author.email', message: mistakes['email-wrong'] }]
  // Otherwise the author would wait for mails that never come.
  return sent.subscribe ? [{ field: 'author.email', message: mistakes['email-missing'] }] : []
}

function bodyMistakes(html: string | null, { mistakes }: Wording): FieldProblem[] {
  if (html === null) return [{ field: 'body', message: mistakes['body-long'] }]
  return hasWords(html) ? [] : [{ field: 'body', message: mistakes['body-empty'] }]
}

/**
 * Judged by what readers get: of `&#8203;`, `> ` and a link without a text, they see nothing. Of `2.`,
 * which may be an answer, they see the number of a list.
 */
function hasWords(html: string): boolean {
  return html.includes('<ol') || isVisible(html.replace(/<[^>]*>/g, ''))
}

/**
 * Held, deleted, unknown and impossible parents get the same answer, so that nobody learns that a held comment exists.
 */
export function parentMistake(wording: Wording): FieldProblem {
  return { field: 'parent', message: wording.mistakes['parent-gone'] }
}
