import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Diagnostic, inReadingOrder } from '../../../diagnostic.ts'
import { coversPattern } from '../../../hosting/match-address.ts'
import type { RedirectRule } from '../../../hosting/rules.ts'
import type { BuiltSite } from '../built-site.ts'
import { checkRedirects, redirectsOf } from '../hosting-files/redirects.ts'
import type { PlacedRule } from '../hosting-files/table.ts'
import { checkNetlifyCommands } from './commands.ts'
import { readNetlify } from './file.ts'
import { checkFolder } from './folder.ts'
import type { NetlifyMistake } from './mistakes.ts'
import { checkNetlifyPlugins } from './plugins.ts'
import { readNetlifyRules } from './rules.ts'
import { checkRuntime } from './runtime.ts'
import { checkServiceRules } from './service.ts'

export type NetlifyFacts = {
  /** Whether readers can write comments, so that their requests must reach the service. */
  readonly hasConversations?: boolean
  /** The address of the site. */
  readonly origin?: string
  /** What is published. Without it, the targets of redirects are not checked. */
  readonly site?: BuiltSite
}

const name = 'netlify.toml'

/**
 * What Netlify would ignore without a word, or understand differently than it was meant. Empty if there is no such
 * file.
 */
export function checkNetlify(root: string, facts: NetlifyFacts = {}): Diagnostic[] {
  const text = readFile(root)
  if (text === null) return []
  const { file, places, mistakes, isBuildSound, hasAllRedirects } = readNetlify(text)
  const rules = readNetlifyRules(file, places)
  return inReadingOrder([
    ...mistakes.map(diagnose),
    ...rules.mistakes.map(diagnose),
    ...(isBuildSound ? checkFolder(file, places).map(diagnose) : []),
    ...(isBuildSound ? checkRuntime(file, places, root).map(diagnose) : []),
    ...(isBuildSound ? checkNetlifyCommands(file, places, root).map(diagnose) : []),
    ...checkNetlifyPlugins(file, places, root).map(diagnose),
    ...checkServiceRules(rules.redirects, facts).map(diagnose),
    ...checkAmongOthers(rules.redirects.map(placed), facts),
    ...(hasAllRedirects && !rules.hasMistakenRedirects
      ? missingService(rules.redirects, facts)
      : []),
  ])
}

/** The redirects that could be read, used to find out whether an address is answered. */
export function readNetlifyRedirects(root: string): PlacedRule[] {
  const { file, places } = readNetlify(readFile(root) ?? '')
  return readNetlifyRules(file, places).redirects.map(placed)
}

function placed(rule: RedirectRule): PlacedRule {
  return { ...rule, file: name }
}

/**
 * Netlify tries these rules after those of `_redirects`:
 * https://docs.netlify.com/routing/redirects/#rule-processing-order
 */
function checkAmongOthers(rules: readonly PlacedRule[], facts: NetlifyFacts): Diagnostic[] {
  const { site } = facts
  if (site === undefined) return []
  return checkRedirects(site, [...redirectsOf(site), ...rules]).filter(({ file }) => file === name)
}

function missingService(rules: readonly RedirectRule[], facts: NetlifyFacts): Diagnostic[] {
  const { site, hasConversations = false } = facts
  const all = [...(site?.rules.redirects ?? []), ...rules]
  const isServed = all.some(({ from }) => coversPattern(from, '/api/*'))
  return hasConversations && !isServed ? [diagnose(withoutService)] : []
}

function diagnose(mistake: NetlifyMistake): Diagnostic {
  return { file: name, severity: 'error', code: 'invalid-hosting', ...mistake }
}

function readFile(root: string): string | null {
  try {
    return readFileSync(join(root, name), 'utf8')
  } catch {
    return null
  }
}

const withoutService: NetlifyMistake = {
  line: 1,
  column: 1,
  severity: 'warning',
  message: 'no redirect leads /api/* to the comment service, so readers cannot write comments',
  hint: 'Add [[redirects]] with from = "/api/*", to = "https://comments.example.org/api/:splat", status = 200 and force = true.',
}
