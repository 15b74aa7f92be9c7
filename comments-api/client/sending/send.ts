import type { Challenge, FieldProblem, ProblemCode, WireProblem } from '../../contract/problems.ts'
import type { NewComment, Submitted } from '../../contract/submission.ts'
import type { WireComment } from '../../contract/thread.ts'
import { isComment } from '../reading/newer.ts'
import { requestTimeout } from '../timeout.ts'

/** What the author learns besides the comment: with the token it can be edited until then. */
export type Arrived = {
  readonly kind: 'published' | 'held'
  readonly comment: WireComment
  readonly token: string | null
  readonly until: string | null
}

export type Refused =
  | {
      readonly kind: 'refused'
      readonly code: ProblemCode
      readonly fields: readonly FieldProblem[]
    }
  | { readonly kind: 'too-fast'; readonly seconds: number }

export type Outcome = Arrived | Refused | { readonly kind: 'duplicate' } | { readonly kind: 'away' }

type ProofWanted = { readonly kind: 'proof-wanted'; readonly challenge: Challenge }

export type Submission = Pick<NewComment, 'author' | 'body' | 'latestPost' | 'subscribe'> & {
  readonly parent: string | null
  readonly form: { readonly website: string; readonly stamp: string }
}

export function readSubmission(form: HTMLFormElement): Submission {
  const fields = new FormData(form)
  const text = (name: string) => String(fields.get(name) ?? '').trim()
  return {
    author: { name: text('name'), email: text('email'), url: text('url') },
    body: String(fields.get('body') ?? ''),
    parent: text('parent') || null,
    subscribe: fields.has('subscribe'),
    latestPost: fields.has('latestPost'),
    form: { website: text('website'), stamp: text('stamp') },
  }
}

/**
 * A proof of work is required rarely, and never a third time: if it cannot be found, the comment is held, as without
 * scripts. `status` shows the progress.
 */
export async function sendComment(
  action: string,
  submission: Submission,
  status: Element,
): Promise<Outcome> {
  const first = await post(action, submission, window.Worker ? 'able' : '')
  if (first.kind !== 'proof-wanted') return first
  const proof = await import('../prove.ts')
    .then(({ prove }) => prove(first.challenge, status))
    .catch(() => '')
  const second = await post(action, submission, proof)
  const last = second.kind === 'proof-wanted' ? await post(action, submission, '') : second
  return last.kind === 'proof-wanted' ? { kind: 'away' } : last
}

/** `proof`: see the contract. */
async function post(
  action: string,
  submission: Submission,
  proof: string,
): Promise<Outcome | ProofWanted> {
  try {
    const response = await fetch(action, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ ...submission, form: { ...submission.form, proof } }),
      signal: requestTimeout(),
    })
    return response.ok ? readSubmitted(await response.json()) : await readProblem(response)
  } catch {
    return { kind: 'away' }
  }
}

function readSubmitted(submitted: Submitted): Outcome {
  const { editToken, editableUntil, status } = submitted
  const comment: WireComment = { ...submitted.comment, status: 'approved' }
  if (!isComment(comment)) return { kind: 'away' }
  const kind = status === 'approved' ? 'published' : 'held'
  return { kind, comment, token: editToken, until: editableUntil }
}

async function readProblem(response: Response): Promise<Outcome | ProofWanted> {
  const seconds = Number(response.headers.get('retry-after')) || 60
  if (response.status === 429) return { kind: 'too-fast', seconds }
  if (response.status >= 500) return { kind: 'away' }
  const problem: Partial<WireProblem> = await response.json()
  const { code, fields, challenge } = problem
  if (code === undefined) return { kind: 'away' }
  if (code === 'duplicate-comment') return { kind: 'duplicate' }
  if (challenge) return { kind: 'proof-wanted', challenge }
  return { kind: 'refused', code, fields: Array.isArray(fields) ? fields : [] }
}
