import type { Notification } from './plan-notifications.ts'
import type { Outcome } from './settle-notification.ts'

/** `due` is what a run without --dry-run would tell. `failed` without `retryAt` is given up until the post changes. */
const results = ['sent', 'refused', 'none', 'failed', 'skipped', 'due'] as const
type Result = (typeof results)[number]

type About = Pick<Notification, 'about' | 'post' | 'source' | 'target'>

/** What became of one link of a post. */
export type Entry = About & {
  readonly result: Result
  readonly via?: 'webmention' | 'pingback'
  readonly why?: string
  readonly retryAt?: string
}

export type Report = readonly Entry[]

export function entryOf(
  notification: Notification,
  outcome: Outcome,
  retryAt: string | null,
): Entry {
  const about = aboutOf(notification)
  switch (outcome.kind) {
    case 'sent':
      return { ...about, result: 'sent', via: outcome.via }
    case 'later':
      return { ...about, result: 'failed', why: outcome.why, ...(retryAt ? { retryAt } : {}) }
    case 'none':
    case 'refused':
    case 'skipped':
      return { ...about, result: outcome.kind, why: outcome.why }
  }
}

export function skip(notification: About, why: string): Entry {
  return { ...aboutOf(notification), result: 'skipped', why }
}

export function announce(notification: Notification): Entry {
  return { ...aboutOf(notification), result: 'due' }
}

function aboutOf({ about, post, source, target }: About): About {
  return { about, post, source, target }
}

/** An object with a list of entries for each result. */
export function toJson(report: Report): string {
  const byResult = Object.groupBy(report, ({ result }) => result)
  const lists = results.map(result => {
    const entries = byResult[result] ?? []
    return [result, entries.map(({ result: _, ...entry }) => entry)]
  })
  return JSON.stringify(Object.fromEntries(lists))
}

/** A line for each link that something was done about, and a summary. */
export function toLines(report: Report): string[] {
  const told = report.filter(({ why }) => why !== tooOld)
  const lines = told.map(entry => {
    const { result, about, source, target, via, why, retryAt } = entry
    const what = about === 'deletion' ? `${target} (no longer linked)` : target
    const more = [via, why, retryAt && `again after ${retryAt}`].filter(Boolean).join(', ')
    return `${result.padEnd(8)} ${what} from ${source}${more && `: ${more}`}`
  })
  return [...lines, summaryOf(report)]
}

export const tooOld = 'the post was old when it was first seen; --all includes it'

function summaryOf(report: Report): string {
  const counts = results
    .map(result => [result, report.filter(entry => entry.result === result).length] as const)
    .filter(([, count]) => count > 0)
    .map(([result, count]) => `${count} ${nouns[result]}`)
  const passed = report.filter(({ why }) => why === tooOld).length
  const hint = passed === 0 ? '' : ` (${passed} because ${tooOld})`
  return counts.length === 0 ? 'nothing to tell' : `${counts.join(', ')}${hint}`
}

const nouns = {
  sent: 'sent',
  refused: 'refused',
  none: 'without an endpoint',
  failed: 'failed',
  skipped: 'skipped',
  due: 'to be told',
} as const satisfies Record<Result, string>
