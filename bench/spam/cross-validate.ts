import { normaliseBody } from '../../comments-api/comments/fields/normalise.ts'
import { score, type Tally } from '../../comments-api/spam/filter/score.ts'
import { type Tokens, tokensOf } from '../../comments-api/spam/filter/tokens.ts'
import type { Labelled, Outcome } from './labelled.ts'

export const folds = 10
const likely = 0.95
const author = { name: 'Reader', email: null, url: null, isOwner: false, isConfirmed: false }

/**
 * Judges each tenth by a filter that learned from the other nine. A part is every tenth comment, so that all parts mix
 * the times equally.
 */
export function crossValidate(comments: readonly Labelled[]): readonly Outcome[] {
  const known = comments.map(({ body, isSpam }) => ({
    isSpam,
    tokens: tokensOf({ author, body: normaliseBody(body) }),
  }))
  return known.map(({ tokens, isSpam }, index) => {
    const others = known.filter((_, other) => other % folds !== index % folds)
    const bad = others.filter(other => other.isSpam).length
    const learned = { good: others.length - bad, bad }
    const { probability } = score(tokens, tallyOf(others, tokens), learned)
    return { isSpam, isFound: probability >= likely }
  })
}

function tallyOf(
  others: readonly { readonly tokens: Tokens; readonly isSpam: boolean }[],
  wanted: Tokens,
): ReadonlyMap<number, Tally> {
  const tallies = new Map<number, Tally>()
  for (const token of wanted.keys()) {
    const having = others.filter(({ tokens }) => tokens.has(token))
    const bad = having.filter(({ isSpam }) => isSpam).length
    tallies.set(token, { good: having.length - bad, bad })
  }
  return tallies
}
