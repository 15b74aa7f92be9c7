import { bundleAssets } from '../assets/bundle.ts'
import { findTheme } from '../assets/theme.ts'
import type { Index } from '../content/read-content.ts'
import { type Diagnostic, inReadingOrder } from '../diagnostic.ts'
import { ContentError } from '../errors.ts'
import type { Work } from './work.ts'

type Needs = Pick<Work, 'workshop' | 'basis'>

/** The style sheets with the owner's theme, and the scripts. */
export function bundleWithTheme(index: Index, { workshop, basis }: Needs) {
  const { root, cache, shownAs } = workshop
  const { site, ownCode: code } = basis
  return bundleAssets({
    root,
    cache,
    code,
    language: site.language,
    theme: findTheme(index, shownAs),
  })
}

/** What is wrong with the theme, for a build that stops before it: so all mistakes are told in one run. */
export async function mistakesInTheme(index: Index, needs: Needs): Promise<readonly Diagnostic[]> {
  if (findTheme(index, '') === null) return []
  const { diagnostics } = await bundleWithTheme(index, needs).catch(asContentError)
  return diagnostics
}

/** Throws a mistake of the author's together with what was found before it. */
export function rethrowWith(found: readonly Diagnostic[], error: unknown): never {
  const { diagnostics } = asContentError(error)
  throw new ContentError(inReadingOrder([...found, ...diagnostics]))
}

/** Anything else is not the author's to mend. */
function asContentError(error: unknown): ContentError {
  if (error instanceof ContentError) return error
  throw error
}
