import type { Tokens } from './tokens.ts'

/** How many good and bad texts were learned from; and for a token, how many of these had it. */
export type Tally = { readonly good: number; readonly bad: number }

export type Opinion = {
  /** That it is spam: 0 to 1; a half when nobody can say. */
  readonly probability: number
  /** What spoke most for it. */
  readonly telling: readonly string[]
}

/** So many texts of each kind are learned before there is an opinion. */
export const fewestOfEach = 20

export function isEnough({ good, bad }: Tally): boolean {
  return Math.min(good, bad) >= fewestOfEach
}

/** A token that was never seen, and how many texts that assumption is worth. */
const unknown = 0.5
const worth = 0.45
/** Tokens that are nearly as common in either kind only make noise. */
const leastTelling = 0.1
const mostTelling = 150
const shown = 4

/**
 * Gary Robinson's way of combining naive Bayes (https://www.linuxjournal.com/article/6467), as bogofilter and
 * SpamBayes do it: it does not only say yes or no, it also knows when it cannot say.
 */
export function score(
  tokens: Tokens,
  tallies: Pick<ReadonlyMap<number, Tally>, 'get'>,
  learned: Tally,
): Opinion {
  const found = [...tokens]
    .map(([token, word]) => ({ word, badness: badness(tallies.get(token), learned) }))
    .filter(({ badness: known }) => Math.abs(known - 0.5) >= leastTelling)
    .sort((one, other) => Math.abs(other.badness - 0.5) - Math.abs(one.badness - 0.5))
    .slice(0, mostTelling)
  const telling = found.filter(({ badness: known }) => known > 0.5).slice(0, shown)
  return {
    probability: combine(found.map(({ badness: known }) => known)),
    telling: telling.map(({ word }) => word),
  }
}

/** Where a token was seen, leaning to a half while it was seen in few texts. */
function badness(tally: Tally | undefined, learned: Tally): number {
  if (tally === undefined) return unknown
  const bad = tally.bad / learned.bad
  const good = tally.good / learned.good
  const seen = tally.bad + tally.good
  if (seen === 0) return unknown
  return (worth * unknown + seen * (bad / (bad + good))) / (worth + seen)
}

/** Twice Fisher's method: how well all of it goes together with spam, and how well with the opposite. */
function combine(found: readonly number[]): number {
  const withSpam = fisher(found)
  const withGood = fisher(found.map(badness => 1 - badness))
  return (1 + withSpam - withGood) / 2
}

/**
 * The chance of so small a product, or a smaller one, where the
 * factors are pure chance: the end of the chi-square distribution.
 */
function fisher(chances: readonly number[]): number {
  const half = -chances.reduce((sum, chance) => sum + Math.log(chance), 0)
  let term = Math.exp(-half)
  let sum = term
  for (let step = 1; step < chances.length; step += 1) {
    term *= half / step
    sum += term
  }
  return Math.min(1, sum)
}
