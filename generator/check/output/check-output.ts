import { compareText } from '../../compare-text.ts'
import { type Diagnostic, inReadingOrder } from '../../diagnostic.ts'
import type { BuiltSite } from './built-site.ts'
import { checkFeeds } from './feeds/check-feeds.ts'
import { checkHostingFiles } from './hosting-files/check-hosting-files.ts'
import { checkHeavyImages, checkImageBytes } from './images.ts'
import { checkLinks } from './links.ts'
import { checkLiterals } from './literals.ts'
import { checkPageMistakes } from './page-mistakes.ts'
import { checkPolicy } from './policy.ts'
import { checkSilentImages } from './silent-images.ts'
import { checkUnended, isSwallowed } from './unended.ts'

/** All checks of the published site, in the order in which they run. */
const checks: readonly ((site: BuiltSite) => readonly Diagnostic[])[] = [
  checkUnended,
  checkPageMistakes,
  checkSilentImages,
  checkLinks,
  checkLiterals,
  checkImageBytes,
  checkHeavyImages,
  checkPolicy,
  checkHostingFiles,
  checkFeeds,
]

export function checkOutput(site: BuiltSite): Diagnostic[] {
  const swallowed = new Set(site.pages.filter(isSwallowed).map(({ file }) => file))
  const found = checks.flatMap(check => check(site))
  // The other mistakes on such a page follow from the text that its unended element swallowed.
  return summarise(
    site,
    found.filter(({ file }) => !swallowed.has(file)),
  )
}

/**
 * Reports each mistake once. Mistakes in a template are on every page, so they are reported at the first page that has
 * them.
 */
function summarise(
  { shownAs }: Pick<BuiltSite, 'shownAs'>,
  found: readonly Diagnostic[],
): Diagnostic[] {
  const isOfPage = ({ file }: Diagnostic) =>
    file.startsWith(`${shownAs}/`) && file.endsWith('.html')
  const [ofPages, ofAuthors] = [found.filter(isOfPage), found.filter(one => !isOfPage(one))]
  const alike = Map.groupBy(ofPages, ({ code, message, hint }) => `${code} ${message} ${hint}`)
  return inReadingOrder([...onePerPlace(ofAuthors), ...[...alike.values()].flatMap(firstOf)])
}

function onePerPlace(found: readonly Diagnostic[]): Diagnostic[] {
  const places = new Map(
    found.map(one => [`${one.file}:${one.line}:${one.column} ${one.code} ${one.message}`, one]),
  )
  return [...places.values()]
}

function firstOf(alike: readonly Diagnostic[]): Diagnostic[] {
  const sorted = alike.toSorted((a, b) => compareText(a.file, b.file) || a.line - b.line)
  const [first] = sorted
  if (first === undefined) return []
  const others = new Set(alike.map(({ file }) => file)).size - 1
  if (others === 0) return onePerPlace(sorted)
  const pages = others === 1 ? 'another page' : `${others.toLocaleString('en')} other pages`
  return [{ ...first, message: `${first.message} (and in ${pages})` }]
}
