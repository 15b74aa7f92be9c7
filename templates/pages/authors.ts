import type { AuthorsPage } from '../../generator/plan/pages.ts'
import type { SiteFacts } from '../../generator/plan/showing/site-facts.ts'
import type { SafeHtml } from '../html.ts'
import { indexPage } from '../layouts/index-page.ts'
import { textsFor } from '../texts/texts-for.ts'

export function authorsPage(site: SiteFacts, page: AuthorsPage): SafeHtml {
  const title = textsFor(site.language).texts.lists.authors
  return indexPage(site, { ...page, title }, page.authors)
}
