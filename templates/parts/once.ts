import type { SiteFacts } from '../../generator/plan/showing/site-facts.ts'

/**
 * What is the same on every page of a site is made once: a page with a conversation takes a quarter less
 * time so. Facts are never changed, so that what was made of them holds as long as they do.
 */
export function oncePerSite<Made>(make: (site: SiteFacts) => Made): (site: SiteFacts) => Made {
  const made = new WeakMap<SiteFacts, Made>()
  return site => {
    const known = made.get(site)
    if (known !== undefined) return known
    const first = make(site)
    made.set(site, first)
    return first
  }
}
