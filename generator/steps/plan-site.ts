import { readBuiltInIcons } from '../assets/icons.ts'
import type { Diagnostic } from '../diagnostic.ts'
import { extendPlan } from '../extension/extension.ts'
import { openLettering } from '../images/cards/lettering.ts'
import { findKnownPlan, hashOfPlan } from '../memory/known-plan.ts'
import { nextInstant } from '../memory/sight.ts'
import type { Threads } from '../plan/conversation/conversations.ts'
import type { PlanEntry } from '../plan/entries.ts'
import { type Plan, planPages } from '../plan/plan-pages.ts'
import { rememberOne } from '../remember.ts'
import { bundleWithTheme, rethrowWith } from './bundle-with-theme.ts'
import { findDeadNavigation } from './find-dead-navigation.ts'
import type { SoundContent } from './read-and-check.ts'
import type { Work } from './work.ts'

export type PlannedSite = {
  readonly plan: Plan
  /** A hash of everything it was made from, apart from the content. */
  readonly of: string
  /** The next time at which the plan may change by itself, for example when a scheduled post is due. */
  until(): number | null
  /** Every file of the site, including those that the owner's extension adds. */
  readonly entries: readonly PlanEntry[]
  readonly isPage: (entry: PlanEntry) => boolean
  /** What is wrong with the theme and the navigation. */
  readonly diagnostics: readonly Diagnostic[]
}

export async function planSite(
  content: SoundContent,
  threads: Threads,
  work: Work,
): Promise<PlannedSite> {
  const { index } = content
  const { workshop, options, basis } = work
  const { root } = workshop
  const { site, extension, code } = basis
  const assets = await bundleWithTheme(index, work).catch(error =>
    rethrowWith(content.diagnostics, error),
  )
  const of = hashOfPlan({ threads, assets, options, ground: basis.ground })
  const known = findKnownPlan(of, content, basis.record)
  const plan = planPages({
    ...options,
    memory: options.memory?.plan,
    nearest: basis.record.nearest,
    known,
    site: options.socialCards === false ? { ...site, socialCards: 'none' } : site,
    drawable: openLettering(),
    index,
    threads,
    assets,
    icons: readBuiltInIcons(root),
    code,
  })
  const added = await extendPlan(plan, extension, workshop)
  const entries = [...plan.entries, ...added.pages, ...added.files]
  const diagnostics = [...assets.diagnostics, ...(await findDeadNavigation(entries, work))]
  const until = rememberOne(() =>
    known === undefined ? nextInstant(index.records, site, options.now) : known.until,
  )
  return { plan, of, until, entries, isPage: pageAmong(added.pages), diagnostics }
}

function pageAmong(added: readonly PlanEntry[]): (entry: PlanEntry) => boolean {
  const addedPages = new Set(added)
  return entry => entry.kind === 'html' || addedPages.has(entry)
}
