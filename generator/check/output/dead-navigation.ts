import type { Diagnostic } from '../../diagnostic.ts'
import { readRedirects } from '../../hosting/read-redirects.ts'
import { nearestTo } from '../../nearest-to.ts'
import type { PlanEntry } from '../../plan/entries.ts'
import { readYaml } from '../../yaml/read-yaml.ts'
import { isAnsweredElsewhere } from './addresses.ts'
import { urlOf } from './built-site.ts'
import { warningAt } from './diagnose.ts'
import { leadsNowhere } from './links.ts'

/** `path` is decoded; `position` is that in its list in site.yaml. */
type NavigationLink = {
  readonly url: string
  readonly path: string
  readonly list: 'navigation' | 'footer'
  readonly position: number
}

type Navigation = {
  /** The name of site.yaml in diagnostics, and its text. */
  readonly file: string
  readonly text: string
  /** Links that no file answers. */
  readonly links: readonly NavigationLink[]
  readonly entries: readonly PlanEntry[]
}

/** Reports those links that neither a redirect nor the service answers. */
export function describeDeadNavigation({ file, text, links, entries }: Navigation): Diagnostic[] {
  const yaml = readYaml(file, text, 1)
  const rules = { headers: [], redirects: redirectsAmong(entries), mistakes: [] }
  const pages = entries.filter(({ output }) => output.endsWith('.html'))
  const urls = pages.map(({ output }) => urlOf(output))
  return links.flatMap(({ url, path, list, position }) => {
    if (isAnsweredElsewhere({ rules }, path)) return []
    const place = yaml.placeOf([list, position, 'url'])
    return [warningAt(file, place, leadsNowhere(url, nearestTo(path, urls)))]
  })
}

function redirectsAmong(entries: readonly PlanEntry[]) {
  const showing = entries.find(({ output }) => output === '_redirects')?.show()
  return showing?.kind === 'text' ? readRedirects(showing.text).rules : []
}
