import { type Index, leaveOut } from '../../content/read-content.ts'
import { type Diagnostic, inReadingOrder, isError } from '../../diagnostic.ts'
import { ContentError } from '../../errors.ts'
import { checkAddresses, checkUsedFiles } from './addresses.ts'
import { checkAnchors } from './anchors.ts'
import { checkFormulas } from './formulas.ts'
import { checkLinks } from './links.ts'
import type { Mistake } from './mistake.ts'

export type CheckedContent = { readonly index: Index; readonly diagnostics: readonly Diagnostic[] }

/**
 * Finds every mistake that can be found without rendering. If there are any, it also finds those in formulas, which
 * rendering would find, and throws all of them as one ContentError. With `keepGoing`, it leaves out the posts that have
 * mistakes instead. A mistake in site.yaml always throws, and warnings never do.
 */
export function checkContent(
  index: Index,
  options: ContentCheckOptions,
  ofSite: readonly Diagnostic[] = [],
): CheckedContent {
  const { mistakes: ofAnchors, anchors } = options.amendsMarkdown
    ? { mistakes: [], anchors: {} }
    : checkAnchors(index)
  const ofAddresses = options.areAddressesSound ? checkUsedFiles(index) : checkAddresses(index)
  const found = [...ofAddresses, ...checkLinks(index), ...ofAnchors]
  const checked = { ...index, records: { ...index.records, anchors } }
  const diagnostics = inReadingOrder([
    ...ofSite,
    ...onceOfEachPlace(
      index.mistakes.filter(({ code }) => !options.amendsMarkdown || code !== 'foreign-markup'),
      found.map(mistake => toDiagnostic(mistake, options.shownAs)),
    ),
  ])
  if (!diagnostics.some(isError)) return { index: checked, diagnostics }
  if (!options.keepGoing || ofSite.some(isError)) {
    const ofFormulas = options.amendsMarkdown ? [] : checkFormulas(index)
    const late = ofFormulas.map(mistake => toDiagnostic(mistake, options.shownAs))
    throw new ContentError(inReadingOrder([...diagnostics, ...late]))
  }
  // Links to the posts that were left out are broken now.
  const rest = checkContent(leaveOut(checked, new Set(found.map(({ source }) => source))), options)
  return { index: rest.index, diagnostics: inReadingOrder([...diagnostics, ...rest.diagnostics]) }
}

export type ContentCheckOptions = {
  readonly shownAs: string
  readonly keepGoing: boolean
  /**
   * If plug-ins change how Markdown is rendered, the ids of headings are known only in the finished pages, and short
   * codes may be theirs.
   */
  readonly amendsMarkdown?: boolean
  /** Whether the addresses of posts have not changed since they were last checked. */
  readonly areAddressesSound?: boolean
}

/** A link that leads nowhere since it is a short code is one mistake, and what to write instead is the better hint. */
function onceOfEachPlace(
  ofTexts: readonly Diagnostic[],
  found: readonly Diagnostic[],
): readonly Diagnostic[] {
  const foreign = new Map(
    ofTexts.filter(({ code }) => code === 'foreign-markup').map(told => [placeOf(told), told]),
  )
  if (foreign.size === 0) return [...ofTexts, ...found]
  const links = found.map(told => {
    const same = told.code === 'broken-link' ? foreign.get(placeOf(told)) : undefined
    return { told: same === undefined ? told : { ...told, hint: same.hint }, same }
  })
  const doubled = new Set(links.map(({ same }) => same))
  return [...ofTexts.filter(told => !doubled.has(told)), ...links.map(({ told }) => told)]
}

function placeOf({ file, line, column }: Diagnostic): string {
  return `${line}:${column} ${file}`
}

function toDiagnostic({ source, ...mistake }: Mistake, shownAs: string): Diagnostic {
  return { file: `${shownAs}/${source}`, severity: 'error', ...mistake }
}
