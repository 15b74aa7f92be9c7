import type { Tokens } from './tokens.ts'

/** How many good and bad texts were learned or, for a token, how many of these contained it. */
export type Tally = { readonly good: number; readonly bad: number }

export type Opinion = {
  /** How likely it is spam, from 0 to 1. A half means that nobody can say. */
  readonly probability: number
  /** The words that most suggest spam. */
  readonly telling: readonly string[]
}

/** There is no opinion before this many texts of each kind were learned. */
export const fewestOfEach = 20

export function isEnough({ good, bad }: Tally): boolean {
  return Math.min(good, bad) >= fewestOfEach
}

/** The assumed badness of an unknown token, and how many texts this assumption counts for. */
const unknown = 0.5
const worth = 0.45
/** Tokens that are almost equally frequent in both kinds are only noise. */
const leastTelling = 0.1
const mostTelling = 150
const shown = 4

/**
 * Combines naive Bayes as Gary Robinson suggests (https://www.linuxjournal.com/article/6467), like bogofilter and
 * SpamBayes. Unlike a plain yes or no, this also tells when the words do not decide.
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

/** How bad a token is. The fewer texts contained it, the closer this is to a half. */
function badness(tally: Tally | undefined, learned: Tally): number {
  if (tally === undefined) return unknown
  const bad = tally.bad / learned.bad
  const good = tally.good / learned.good
  const seen = tally.bad + tally.good
  if (seen === 0) return unknown
  return (worth * unknown + seen * (bad / (bad + good))) / (worth + seen)
}

/** Uses Fisher's method twice: how well the tokens agree with spam, and how well with the opposite. */
function combine(found: readonly number[]): number {
  const withSpam = fisher(found)
  const withGood = fisher(found.map(badness => 1 - badness))
  return (1 + withSpam - withGood) / 2
}

/**
 * The probability that random factors have a product as small as this or smaller. This is the tail of the chi-square
 * distribution.
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
