import type { SiteFacts, Unpublished } from '../../generator/plan/pages.ts'
import { html, type SafeHtml } from '../html.ts'
import { directionOf, languageWithin } from '../parts/direction.ts'
import { personLink } from '../parts/person-link.ts'

export type Framed = {
  readonly title: string
  readonly description: string
  readonly url: string
  readonly canonical: string
  /** The language of what `main` holds; the site's own when a page has none. */
  readonly language?: string
  /** `true` where there is a conversation: no other page needs a script. */
  readonly hasConversation?: boolean
  /** Set for what only a preview shows. */
  readonly unpublished?: Unpublished | null
}

export function basePage(site: SiteFacts, page: Framed, content: SafeHtml): SafeHtml {
  const language = page.language ?? site.language
  // Header and footer speak the site's language, even around a post in another one.
  const chromeLanguage = languageWithin(site.language, language)
  return html`<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
${documentHead(site, page)}
<body>
<a class="skip" href="#main"${chromeLanguage}>Skip to the text</a>
<header class="site-header"${chromeLanguage}>
<p class="site-title"><a href="/"${page.url === '/' && html` aria-current="page"`}><bdi>${site.title}</bdi></a></p>
${navigation(site, page)}
</header>
<main id="main" tabindex="-1">
${content}
</main>
<footer class="site-footer"${chromeLanguage}>
<p><bdi>${site.title}</bdi>${site.author.name !== site.title && html`, written by ${personLink(site.author)}`}.</p>
<p><a href="${site.feed}">Feed</a></p>
</footer>
</body>
</html>
`
}

function documentHead(site: SiteFacts, page: Framed): SafeHtml {
  const title = page.title === site.title ? site.title : `${page.title} · ${site.title}`
  return html`<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
${page.description !== '' && html`<meta name="description" content="${page.description}">\n`}<meta name="color-scheme" content="light dark">
${page.unpublished != null && html`<meta name="robots" content="noindex">\n`}<link rel="canonical" href="${page.canonical}">
<link rel="alternate" type="application/atom+xml" title="${site.title}" href="${site.feed}">
<link rel="stylesheet" href="${site.assets.style}">
${page.hasConversation === true && html`<script type="module" src="${site.assets.script}"></script>\n`}</head>`
}

function navigation(site: SiteFacts, page: Framed): SafeHtml | false {
  if (site.navigation.length === 0) return false
  return html`<nav aria-label="Site"><ul>
${site.navigation.map(
  link =>
    html`<li><a href="${link.url}"${link.url === page.url && html` aria-current="page"`}>${link.title}</a></li>\n`,
)}</ul></nav>`
}
