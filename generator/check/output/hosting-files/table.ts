import {
  captureAddress,
  coversPattern,
  isPattern,
  plainPath,
} from '../../../hosting/match-address.ts'
import { isForEveryone, isRedirect, type RedirectRule } from '../../../hosting/rules.ts'
import { findFile } from '../addresses.ts'
import type { BuiltSite } from '../built-site.ts'

/** A rule, and the file it is in as diagnostics name it. */
export type PlacedRule = RedirectRule & { readonly file: string }

/** All rules of a site. They are tried as the host tries them: the first that matches counts. */
export type RuleTable = {
  readonly site: BuiltSite
  /** An earlier rule that matches everything that this one matches, or `null`. */
  findCovering(rule: PlacedRule): PlacedRule | null
  /** The rule that redirects every reader of a decoded path, or `null`. */
  findRedirect(path: string): PlacedRule | null
  isRewritten(path: string): boolean
}

export function openRuleTable(site: BuiltSite, rules: readonly PlacedRule[]): RuleTable {
  const positions = new Map(rules.map((rule, position) => [rule, position]))
  const plain = Map.groupBy(
    rules.filter(({ from }) => !isPattern(from)),
    ({ from }) => plainPath(from),
  )
  const patterns = rules.filter(({ from }) => isPattern(from))
  const orderOf = (rule: PlacedRule) => positions.get(rule) ?? 0
  const findFirst = (path: string, suits: (rule: PlacedRule) => boolean) => {
    const found = [
      plain.get(plainPath(path))?.find(suits),
      patterns.find(rule => suits(rule) && captureAddress(rule.from, path) !== null),
    ].filter(rule => rule !== undefined)
    return found.sort((a, b) => orderOf(a) - orderOf(b))[0] ?? null
  }
  const answering = (path: string) => {
    const isFile = findFile(site, path) !== null
    return findFirst(path, rule => isForEveryone(rule) && (rule.isForced || !isFile))
  }
  return {
    site,
    findCovering: rule => {
      const candidates = [...(plain.get(plainPath(rule.from)) ?? []), ...patterns]
      return candidates.find(other => orderOf(other) < orderOf(rule) && covers(other, rule)) ?? null
    },
    findRedirect: path => {
      const rule = answering(path)
      return rule !== null && isRedirect(rule) ? rule : null
    },
    isRewritten: path => {
      const rule = answering(path)
      return rule !== null && !isRedirect(rule)
    },
  }
}

function covers(broad: PlacedRule, narrow: PlacedRule): boolean {
  return (
    coversQuery(broad.query, narrow.query) &&
    Object.entries(broad.conditions).every(([key, value]) => narrow.conditions[key] === value) &&
    coversPattern(broad.from, narrow.from)
  )
}

type Query = PlacedRule['query']

/**
 * A rule that names parameters matches only requests with exactly these. A rule that names none matches all requests.
 */
function coversQuery(broad: Query, narrow: Query): boolean {
  const expected = Object.entries(broad)
  if (expected.length === 0) return true
  const isSame = ([key, value]: readonly [string, string]) =>
    narrow[key] !== undefined && (value.startsWith(':') || narrow[key] === value)
  return expected.length === Object.keys(narrow).length && expected.every(isSame)
}
