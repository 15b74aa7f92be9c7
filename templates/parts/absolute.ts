import type { SiteFacts } from '../../generator/plan/showing/site-facts.ts'

/** The absolute address of what may be a path on this site. */
export function absolute(site: SiteFacts, url: string): string {
  return url.startsWith('/') ? `${site.url}${url}` : url
}
