import type { Diagnostic } from '../diagnostic.ts'
import { answeringFiles } from '../hosting/answering-files.ts'
import { percentDecoded } from '../percent-decoded.ts'
import type { PlanEntry } from '../plan/entries.ts'
import { ownAddress } from '../site/own-address.ts'
import type { Site } from '../site/site.ts'
import type { Work } from './work.ts'

/**
 * Links at the head and the foot of pages that lead nowhere, as warnings. They are on every page, so a build does not
 * leave them to `npm run check`.
 */
export async function findDeadNavigation(
  entries: readonly PlanEntry[],
  { basis, workshop }: Work,
): Promise<readonly Diagnostic[]> {
  const { written } = basis
  if (written === null) return []
  const { said, text } = written
  const unanswered = new Map(
    (['navigation', 'footer'] as const).flatMap(list =>
      said[list].flatMap(({ url }, position) => {
        const path = pathWithin(said, url)
        return path === null ? [] : [[{ url, path, list, position }, new Set(answeringFiles(path))]]
      }),
    ),
  )
  for (const { output } of entries) {
    if (unanswered.size === 0) return []
    for (const [link, files] of unanswered) if (files.has(output)) unanswered.delete(link)
  }
  if (unanswered.size === 0) return []
  // This is code of `npm run check`, which most builds need not load.
  const { describeDeadNavigation } = await import('../check/output/dead-navigation.ts')
  const file = `${workshop.shownAs}/site.yaml`
  const links = [...unanswered.keys()]
  return describeDeadNavigation({ file, text, links, entries })
}

/** `null` for an address elsewhere. */
function pathWithin(site: Site, url: string): string | null {
  const own = ownAddress(site, url)
  return own.startsWith('/') ? percentDecoded(own.split(/[?#]/, 1)[0] ?? '') : null
}
