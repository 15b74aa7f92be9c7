import type { PostPage } from '../../generator/plan/pages.ts'
import type { SiteFacts } from '../../generator/plan/showing/site-facts.ts'
import { html, type SafeHtml } from '../html.ts'
import { textsFor } from '../texts/texts-for.ts'
import { languageWithin } from './direction.ts'
import { postTitle } from './post-title.ts'
import { whenPart } from './when.ts'

/** Related posts, below the text. */
export function relatedPosts(
  site: SiteFacts,
  { related = [], language }: PostPage,
): SafeHtml | false {
  if (related.length === 0) return false
  const spoken = textsFor(site.language)
  const title = spoken.texts.post.readOn
  const dateLanguage = languageWithin(site.language, spoken.language)
  return html`<nav class="related leaf" aria-label="${title}"${languageWithin(spoken.language, language)}>
<h2>${title}</h2>
<ul class="lines">
${related.map(
  post =>
    html`<li>${whenPart(post.date, dateLanguage)} <a href="${post.url}">${postTitle(post, spoken.language)}</a></li>\n`,
)}</ul>
</nav>`
}
