import type { CountedName } from '../../generator/plan/pages.ts'
import type { SiteFacts } from '../../generator/plan/showing/site-facts.ts'
import { html, type SafeHtml } from '../html.ts'
import { nameIndex } from '../parts/name-index.ts'
import { ownHeading } from '../parts/own-heading.ts'
import { basePage, type Framed } from './base.ts'

/** A page that lists all tags, all series or all authors. */
export function indexPage(site: SiteFacts, page: Framed, names: readonly CountedName[]): SafeHtml {
  return basePage(
    site,
    page,
    html`<div class="leaf">
${ownHeading(site, page.title)}
${nameIndex(site, names)}
</div>`,
  )
}
