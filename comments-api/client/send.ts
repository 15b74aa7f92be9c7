import type { Challenge, FieldProblem, ProblemCode, WireProblem } from '../contract/problems.ts'
import type { NewComment, Submitted } from '../contract/submission.ts'
import type { WireComment } from '../contract/thread.ts'
import { isComment } from './newer.ts'
import { givenUpInTime } from './patience.ts'

export type Outcome =
  | { readonly kind: 'published'; readonly comment: WireComment }
  | { readonly kind: 'held'; readonly comment: WireComment }
  | {
      readonly kind: 'refused'
      readonly code: ProblemCode
      readonly fields: readonly FieldProblem[]
    }
  | { readonly kind: 'duplicate' }
  | { readonly kind: 'proof-wanted'; readonly challenge: Challenge }
  | { readonly kind: 'too-fast'; readonly seconds: number }
  | { readonly kind: 'away' }

type Sent = Pick<NewComment, 'author' | 'body' | 'form' | 'latestPost' | 'subscribe'> & {
  readonly parent: string | null
}

/** `proof`: see the contract. */
export async function sendComment(
  action: string,
  form: HTMLFormElement,
  proof: string,
): Promise<Outcome> {
  try {
    const response = await fetch(action, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(readForm(form, proof)),
      signal: givenUpInTime(),
    })
    return response.ok ? readSubmitted(await response.json()) : await readProblem(response)
  } catch {
    return { kind: 'away' }
  }
}

function readForm(form: HTMLFormElement, proof: string): Sent {
  const fields = new FormData(form)
  const text = (name: string) => String(fields.get(name) ?? '').trim()
  return {
    author: { name: text('name'), email: text('email'), url: text('url') },
    body: String(fields.get('body') ?? ''),
    parent: text('parent') || null,
    subscribe: fields.has('subscribe'),
    latestPost: fields.has('latestPost'),
    form: { website: text('website'), stamp: text('stamp'), proof },
  }
}

function readSubmitted(submitted: Submitted): Outcome {
  const comment: WireComment = { ...submitted.comment, status: 'approved' }
  if (!isComment(comment)) return { kind: 'away' }
  return { kind: submitted.status === 'approved' ? 'published' : 'held', comment }
}

async function readProblem(response: Response): Promise<Outcome> {
  if (response.status === 429) return { kind: 'too-fast', seconds: waitOf(response) }
  if (response.status >= 500) return { kind: 'away' }
  const problem: Partial<WireProblem> = await response.json()
  const { code, fields, challenge } = problem
  if (code === undefined) return { kind: 'away' }
  if (code === 'duplicate-comment') return { kind: 'duplicate' }
  if (challenge) return { kind: 'proof-wanted', challenge }
  return { kind: 'refused', code, fields: Array.isArray(fields) ? fields : [] }
}

function waitOf(response: Response): number {
  const seconds = Number.parseInt(response.headers.get('retry-after') ?? '', 10)
  return seconds > 0 ? seconds : 60
}
