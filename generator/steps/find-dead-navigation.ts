import type { Diagnostic } from '../diagnostic.ts'
import { answeringFiles } from '../hosting/answering-files.ts'
import { decoded } from '../hosting/match-address.ts'
import type { PlanEntry } from '../plan/entries.ts'
import type { Work } from './work.ts'

/**
 * Links of the navigation that lead nowhere, as warnings. They are on every page, so a build does not leave them to
 * `npm run check`.
 */
export async function findDeadNavigation(
  entries: readonly PlanEntry[],
  { ground, workshop }: Work,
): Promise<readonly Diagnostic[]> {
  const { site, written } = ground
  const links = site.navigation
  const unanswered = new Map(
    links.map(({ url }, position) => [position, new Set(answeringFiles(pathOf(url)))]),
  )
  for (const { output } of entries) {
    if (unanswered.size === 0) return []
    for (const [position, files] of unanswered) if (files.has(output)) unanswered.delete(position)
  }
  if (unanswered.size === 0 || written === null) return []
  // This is code of `npm run check`, which most builds need not load.
  const { describeDeadNavigation } = await import('../check/output/dead-navigation.ts')
  const file = `${workshop.shownAs}/site.yaml`
  return describeDeadNavigation([...unanswered.keys()], {
    file,
    text: written.text,
    links,
    entries,
  })
}

function pathOf(url: string): string {
  return decoded(url.split(/[?#]/, 1)[0] ?? '')
}
