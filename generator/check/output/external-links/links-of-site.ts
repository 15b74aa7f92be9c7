import { readAddress } from '../addresses.ts'
import type { BuiltSite } from '../built-site.ts'
import { placesOf } from '../diagnose.ts'
import type { ExternalLink } from './check-external-links.ts'

/** Every link to another site, at each place where it is written. */
export function externalLinksOf(site: BuiltSite): ExternalLink[] {
  return site.pages.flatMap(page =>
    page.facts.references
      .filter(({ use, url }) => use === 'link' && readAddress(site, page, url).kind === 'elsewhere')
      .flatMap(reference =>
        placesOf(page, reference).map(place => ({ url: reference.url, ...place })),
      ),
  )
}
