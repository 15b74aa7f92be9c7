import type { Diagnostic } from '../../diagnostic.ts'
import { decoded } from '../../hosting/match-address.ts'
import { readRedirects } from '../../hosting/read-redirects.ts'
import { nearestTo } from '../../nearest-to.ts'
import type { PlanEntry } from '../../plan/entries.ts'
import { readYaml } from '../../yaml/read-yaml.ts'
import { isAnsweredElsewhere } from './addresses.ts'
import { urlOf } from './built-site.ts'
import { warningAt } from './diagnose.ts'
import { leadsNowhere } from './links.ts'

export type Navigation = {
  /** The name of site.yaml in diagnostics, and its text. */
  readonly file: string
  readonly text: string
  readonly links: readonly { readonly url: string }[]
  readonly entries: readonly PlanEntry[]
}

/** Reports links of the navigation that no file answers, by position, unless a redirect or the service does. */
export function describeDeadNavigation(
  positions: readonly number[],
  { file, text, links, entries }: Navigation,
): Diagnostic[] {
  const yaml = readYaml(file, text, 1)
  const rules = { headers: [], redirects: redirectsAmong(entries), mistakes: [] }
  const pages = entries.filter(({ output }) => output.endsWith('.html'))
  const urls = pages.map(({ output }) => urlOf(output))
  return positions.flatMap(position => {
    const url = links[position]?.url ?? ''
    const path = decoded(url.split(/[?#]/, 1)[0] ?? '')
    if (isAnsweredElsewhere({ rules }, path)) return []
    const place = yaml.placeOf(['navigation', position, 'url'])
    return [warningAt(file, place, leadsNowhere(url, nearestTo(path, urls)))]
  })
}

function redirectsAmong(entries: readonly PlanEntry[]) {
  const showing = entries.find(({ output }) => output === '_redirects')?.show()
  return showing?.kind === 'text' ? readRedirects(showing.text).rules : []
}
