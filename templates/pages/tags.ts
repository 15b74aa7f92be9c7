import type { TagsPage } from '../../generator/plan/pages.ts'
import type { SiteFacts } from '../../generator/plan/showing/site-facts.ts'
import type { SafeHtml } from '../html.ts'
import { indexPage } from '../layouts/index-page.ts'
import { textsFor } from '../texts/texts-for.ts'

export function tagsPage(site: SiteFacts, page: TagsPage): SafeHtml {
  const title = textsFor(site.language).texts.lists.tags
  return indexPage(site, { ...page, title }, page.tags)
}
