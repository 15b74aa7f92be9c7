import type { Diagnostic, Place } from '../../../diagnostic.ts'
import {
  captureAddress,
  fillAddress,
  isPattern,
  placeholdersIn,
} from '../../../hosting/match-address.ts'
import { isForEveryone, isOfService, isRedirect } from '../../../hosting/rules.ts'
import { percentDecoded } from '../../../percent-decoded.ts'
import { findFile } from '../addresses.ts'
import type { BuiltSite } from '../built-site.ts'
import { anchorMissing } from '../links.ts'
import { isSwallowed } from '../unended.ts'
import {
  behindFile,
  type Complaint,
  covered,
  hides,
  leadsBack,
  leadsNowhere,
  leadsOn,
} from './redirect-complaints.ts'
import { openRuleTable, type PlacedRule, type RuleTable } from './table.ts'

export function redirectsOf({ rules, shownAs }: BuiltSite): PlacedRule[] {
  return rules.redirects.map(rule => ({ ...rule, file: `${shownAs}/_redirects` }))
}

/**
 * Rules that never apply, lead nowhere, or hide what is published. `rules` are in the order in which the host tries
 * them.
 */
export function checkRedirects(site: BuiltSite, rules: readonly PlacedRule[]): Diagnostic[] {
  const table = openRuleTable(site, rules)
  return rules.flatMap(rule => {
    const said = complaintAbout(table, rule)
    return said === null ? [] : [diagnose(rule, said)]
  })
}

function complaintAbout(table: RuleTable, rule: PlacedRule): Complaint | null {
  const earlier = table.findCovering(rule)
  if (earlier !== null) return covered(rule, earlier)
  return complaintAboutFiles(table, rule) ?? complaintAboutTarget(table, rule)
}

function complaintAboutFiles({ site }: RuleTable, rule: PlacedRule): Complaint | null {
  if (!isForEveryone(rule) || !rule.from.startsWith('/')) return null
  if (!rule.isForced) {
    const file = isPattern(rule.from) ? null : findFile(site, percentDecoded(rule.from))
    return file === null ? null : behindFile(file)
  }
  const answer = targetFile(site, rule)
  const hidden = isPattern(rule.from) ? filesMatching(site, rule) : fileAt(site, rule)
  const [first, ...others] = hidden.filter(file => file !== answer)
  return first === undefined ? null : hides(first, others.length)
}

function fileAt(site: BuiltSite, { from }: PlacedRule): string[] {
  const file = findFile(site, percentDecoded(from))
  return file === null ? [] : [file]
}

function filesMatching({ files }: BuiltSite, { from }: PlacedRule): string[] {
  return [...files.keys()].filter(
    file => !/^_(?:headers|redirects)$/.test(file) && captureAddress(from, `/${file}`) !== null,
  )
}

/** The file that a rewrite answers with; `null` if there is none, or if the rule is a redirect. */
function targetFile(site: BuiltSite, rule: PlacedRule): string | null {
  const path = isRedirect(rule) ? null : ownPath(site, rule.to)
  return path === null ? null : findFile(site, path)
}

function complaintAboutTarget(table: RuleTable, rule: PlacedRule): Complaint | null {
  const { site } = table
  const path = ownPath(site, sampleOf(rule))
  // The comment service and the host itself answer these addresses, not the published files.
  if (path === null || isOfService(path) || path.startsWith('/.netlify/')) return null
  if (!isRedirect(rule)) return isThere(site, rule) ? null : leadsNowhere(rule.to)
  const next = table.findRedirect(path)
  if (next !== null && isForEveryone(rule)) {
    const way = wayFrom(table, next)
    return way.includes(rule) ? leadsBack(rule) : leadsOn(rule, way)
  }
  if (next === null && !table.isRewritten(path) && !isThere(site, rule))
    return leadsNowhere(rule.to)
  return complaintAboutPart(site, rule, path)
}

/** Whether there is a file at the address or, if it has placeholders, any that starts with what is before the first. */
function isThere(site: BuiltSite, { to }: PlacedRule): boolean {
  const path = ownPath(site, to) ?? '/'
  const [beginning = ''] = path.slice(1).split(/(?<=^|[/\w-]):/, 1)
  if (placeholdersIn(to).length === 0 || beginning === path.slice(1))
    return findFile(site, path) !== null
  return [...site.files.keys()].some(file => `${file}/`.startsWith(beginning))
}

function complaintAboutPart(site: BuiltSite, rule: PlacedRule, path: string): Complaint | null {
  const fragment = URL.parse(rule.to, site.origin)?.hash.slice(1) ?? ''
  const file = findFile(site, path)
  const page = site.pages.find(({ output }) => output === file)
  if (fragment.startsWith(':') || page === undefined || isSwallowed(page)) return null
  const said = anchorMissing(new Set(page.facts.ids), { path, fragment })
  return said === null ? null : { part: 'to', message: said.message, hint: said.hint }
}

/** The rules that redirect a request one after another, each listed once. */
function wayFrom(table: RuleTable, first: PlacedRule): PlacedRule[] {
  const way: PlacedRule[] = []
  let next: PlacedRule | null = first
  while (next !== null && !way.includes(next)) {
    way.push(next)
    const path = ownPath(table.site, sampleOf(next))
    next = path === null ? null : table.findRedirect(path)
  }
  return way
}

/** The decoded path of an address on this site; `null` if it is on another site. */
function ownPath({ origin }: BuiltSite, address: string): string | null {
  const url = URL.parse(address, origin)
  return url === null || url.host !== new URL(origin).host ? null : percentDecoded(url.pathname)
}

/** Where a rule leads if each placeholder is filled with some word. */
function sampleOf({ to }: PlacedRule): string {
  return fillAddress(to, Object.fromEntries(placeholdersIn(to).map(name => [name, 'any-word'])))
}

function diagnose(rule: PlacedRule, { part, ...said }: Complaint): Diagnostic {
  const place: Place = part === 'from' ? rule.fromPlace : rule.toPlace
  return { file: rule.file, ...place, severity: 'error', code: 'invalid-hosting', ...said }
}
