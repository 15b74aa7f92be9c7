import { type FieldProblem, Problem } from '../contract/problems.ts'
import { limits, type NewComment } from '../contract/submission.ts'
import type { Author, Submission } from './comment.ts'
import { normaliseEmail } from './email.ts'
import { normaliseName } from './name.ts'
import { isLonger, normaliseText } from './text.ts'
import { normaliseUrl } from './url.ts'
import type { Wording } from './wording.ts'

/** Every way in passes here: the form, the API, an import. Throws the problem that lists all mistakes. */
export function normalise(sent: NewComment, wording: Wording): Submission {
  const author = normaliseAuthor({ ...sent.author, isOwner: false }, wording)
  const body = normaliseBody(sent.body)
  const fields = [
    ...nameMistakes(author, wording),
    ...emailMistakes(sent, author, wording),
    ...bodyMistakes(body, wording),
  ]
  if (fields.length > 0) throw new Problem('invalid-fields', { fields })
  return { author, body, parent: sent.parent ?? null, trap: sent.form.website }
}

type SentAuthor = {
  readonly name: string
  readonly email: string | null
  readonly url: string | null
  readonly isOwner: boolean
}

export function normaliseAuthor(sent: SentAuthor, wording: Wording): Author {
  return {
    name: normaliseName(sent.name) || wording.anonymous,
    email: normaliseEmail(sent.email ?? ''),
    url: normaliseUrl(sent.url ?? ''),
    isOwner: sent.isOwner,
  }
}

export function normaliseBody(body: string): string {
  return normaliseText(body)
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd()
}

function nameMistakes(author: Author, wording: Wording): FieldProblem[] {
  if (!isLonger(author.name, limits.name)) return []
  return [{ field: 'author.name', message: wording.mistakes['name-long'] }]
}

function emailMistakes(sent: NewComment, author: Author, wording: Wording): FieldProblem[] {
  if (sent.author.email.trim() === '' || author.email !== null) return []
  return [{ field: 'author.email', message: wording.mistakes['email-wrong'] }]
}

function bodyMistakes(body: string, wording: Wording): FieldProblem[] {
  if (body.length > limits.body) return [{ field: 'body', message: wording.mistakes['body-long'] }]
  if (isVisible(body)) return []
  return [{ field: 'body', message: wording.mistakes['body-empty'] }]
}

function isVisible(body: string): boolean {
  return normaliseName(body.slice(0, 1_000)) !== ''
}
