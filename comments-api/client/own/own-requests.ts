import type { Challenge, FieldProblem, ProblemCode, WireProblem } from '../../contract/problems.ts'
import type { OwnComment } from '../../contract/submission.ts'
import { isComment } from '../reading/newer.ts'
import { requestTimeout } from '../timeout.ts'
import type { Own } from './own.ts'

export type Answered =
  | { readonly kind: 'done'; readonly own: OwnComment }
  | { readonly kind: 'deleted' }
  /** Either it is too late, or the comment is no longer theirs: the service gives the same answer. */
  | { readonly kind: 'over' }
  | {
      readonly kind: 'refused'
      readonly code: ProblemCode
      readonly fields: readonly FieldProblem[]
    }
  | { readonly kind: 'too-fast'; readonly seconds: number }
  | { readonly kind: 'away' }

type ProofWanted = { readonly kind: 'proof-wanted'; readonly challenge: Challenge }

type Asking = { readonly action: string; readonly own: Own }

/** Judged like a new comment, so a proof of work may be required. */
export async function changeOwn(asking: Asking, body: string, status: Element): Promise<Answered> {
  const change = (proof: string) =>
    askOwn(asking, 'PATCH', { body, form: { website: '', stamp: '', proof } })
  const first = await change(window.Worker ? 'able' : '')
  if (first.kind !== 'proof-wanted') return first
  const proof = await import('../prove.ts')
    .then(({ prove }) => prove(first.challenge, status))
    .catch(() => '')
  const second = await change(proof)
  const last = second.kind === 'proof-wanted' ? await change('') : second
  return last.kind === 'proof-wanted' ? { kind: 'away' } : last
}

/** `GET` for its Markdown. */
export async function askOwn(
  { action, own }: Asking,
  method: 'GET' | 'PATCH' | 'DELETE',
  change?: object,
): Promise<Answered | ProofWanted> {
  try {
    const response = await fetch(action.replace(/threads\/.*/, `comments/${own.id}`), {
      method,
      headers: {
        authorization: `Bearer ${own.token}`,
        ...(change && { 'content-type': 'application/json' }),
      },
      ...(change && { body: JSON.stringify(change) }),
      credentials: 'omit',
      signal: requestTimeout(),
    })
    if (response.status === 204) return { kind: 'deleted' }
    return response.ok ? readDone(await response.json()) : await readProblem(response)
  } catch {
    return { kind: 'away' }
  }
}

function readDone(own: OwnComment): Answered {
  const isWhole = isComment({ ...own.comment, status: 'approved' }) && typeof own.body === 'string'
  return isWhole ? { kind: 'done', own } : { kind: 'away' }
}

/** Similar to send.ts: a shared file would add 170 bytes and a request for everybody who types. */
async function readProblem(response: Response): Promise<Answered | ProofWanted> {
  const seconds = Number(response.headers.get('retry-after')) || 60
  if (response.status === 429) return { kind: 'too-fast', seconds }
  if (response.status >= 500) return { kind: 'away' }
  const { challenge, code, fields }: Partial<WireProblem> = await response.json()
  if (code === 'unknown-comment') return { kind: 'over' }
  if (challenge) return { kind: 'proof-wanted', challenge }
  if (code === undefined) return { kind: 'away' }
  return { kind: 'refused', code, fields: Array.isArray(fields) ? fields : [] }
}
