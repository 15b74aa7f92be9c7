import type { PostPage } from '../../generator/plan/pages.ts'
import type { Unpublished } from '../../generator/plan/showing/cards.ts'
import type { RenderedText } from '../../generator/plan/showing/rendered-text.ts'
import type { Link, SiteFacts } from '../../generator/plan/showing/site-facts.ts'
import { html, type SafeHtml } from '../html.ts'
import { colourSwitch } from '../parts/colour-switch.ts'
import { directionOf, languageWithin } from '../parts/direction.ts'
import { type FeedLink, feedLinks, formatsOf } from '../parts/feed-links.ts'
import { needsLetters } from '../parts/letters.ts'
import { mentionLinks } from '../parts/mention-links.ts'
import { oncePerSite } from '../parts/once.ts'
import { openGraph } from '../parts/open-graph.ts'
import { personLink } from '../parts/person-link.ts'
import { type Spoken, textsFor } from '../texts/texts-for.ts'

export type Framed = {
  readonly title: string
  readonly description: string
  readonly url: string
  readonly canonical: string
  /** The language of `main`; the site's own by default. */
  readonly language?: string
  /** `true` if there is a conversation: no other page needs its script. */
  readonly hasConversation?: boolean
  /** `true` if the page tells other sites where to send webmentions. */
  readonly takesMentions?: boolean
  /** In addition to those of the whole site. */
  readonly feeds?: readonly FeedLink[]
  /** Scripts that its text needs. */
  readonly scripts?: RenderedText['scripts']
  readonly hasFormulas?: boolean
  /** The post that the page belongs to. */
  readonly post?: PostPage
  /** Whether `main` is an h-entry containing all comments, as on a post's page. */
  readonly isEntry?: boolean
  /** `false` if search engines should keep the post's page instead. */
  readonly isFindable?: boolean
  /** Set if only a preview shows the page. */
  readonly unpublished?: Unpublished | null
}

export function basePage(site: SiteFacts, framed: Framed, content: SafeHtml): SafeHtml {
  const page = { ...framed, description: descriptionOf(site, framed) }
  const language = page.language ?? site.language
  const spoken = textsFor(site.language)
  // Header and footer are in the site's language, even around a post in another one.
  const chromeLanguage = languageWithin(spoken.language, language)
  return html`<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
${documentHead(site, page, styleOf(site, framed, content))}
<body>
<a class="skip" href="#main"${chromeLanguage}>${spoken.texts.frame.skip}</a>
<header class="site-header"${chromeLanguage}>
<p class="site-title"><a href="/"${page.url === '/' && html` aria-current="page"`}>${siteTitle(site)}</a></p>
${navigation(site, page, spoken)}
</header>
<main id="main"${(page.post !== undefined || page.isEntry === true) && html` class="h-entry"`} tabindex="-1">
${content}
</main>
<footer class="site-footer"${chromeLanguage}>
${signature(site)}
${footerLinks(site, page, spoken)}${colourSwitch(site)}
<p><a href="/search/">${spoken.texts.search.title}</a> <a href="${site.feed}">${spoken.texts.frame.feed}</a></p>
</footer>
</body>
</html>
`
}

/** A list says what it lists, and on which site; a post without words has nothing to describe. */
function descriptionOf(site: SiteFacts, { title, description, post }: Framed): string {
  if (description !== '' || post !== undefined || site.description === '') return description
  return `${title} · ${site.description}`
}

function documentHead(site: SiteFacts, page: Framed, style: string): SafeHtml {
  const title = page.title === site.title ? site.title : `${page.title} · ${site.title}`
  return html`<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
${page.description !== '' && html`<meta name="description" content="${page.description}">\n`}<meta name="color-scheme" content="light dark">
${barColours(site)}<script src="${site.assets.colours}"></script>
${isKeptBack(page) && html`<meta name="robots" content="noindex">\n`}<link rel="canonical" href="${page.canonical}">
${openGraph(site, page)}
${siteFeeds(site)}${feedLinks(page.feeds ?? [])}${page.takesMentions === true && mentionLinks(site)}<link rel="stylesheet" href="${style}">
${appearanceLinks(site)}${profileLinks(site, page)}${scriptsOf(site, page)}</head>`
}

function isKeptBack({ unpublished = null, isFindable = true }: Framed): boolean {
  return unpublished !== null || !isFindable
}

function styleOf(site: SiteFacts, page: Framed, content: SafeHtml): string {
  const { assets, language } = site
  if (page.hasFormulas === true) return assets.styleWithFormulas
  const languages = [language, page.language ?? language]
  return needsLetters(languages, content) ? assets.styleWithLetters : assets.style
}

/** Reading needs none of them: the style sheet and the first image come first. */
function scriptsOf({ assets }: SiteFacts, page: Framed): SafeHtml {
  const urls = [
    page.hasConversation === true && assets.script,
    page.scripts?.copyCode === true && assets.copyCode,
    page.scripts?.playEmbed === true && assets.playEmbed,
  ].filter(url => url !== false)
  return html`${urls.map(url => html`<script type="module" fetchpriority="low" src="${url}"></script>\n`)}`
}

const siteFeeds = oncePerSite(({ title }) => feedLinks(formatsOf(title, '/')))

const appearanceLinks = oncePerSite(({ appearance }): SafeHtml | false => {
  if (appearance === undefined) return false
  const { icons, manifest } = appearance
  return html`${icons.map(
    ({ rel, url, type, sizes }) =>
      html`<link rel="${rel}" href="${url}"${type !== null && html` type="${type}"`}${sizes !== null && html` sizes="${sizes}"`}>\n`,
  )}<link rel="manifest" href="${manifest}">\n`
})

/** The colours of the browser's own bars. These come before the script that knows which one a reader chose. */
const barColours = oncePerSite(({ appearance }): SafeHtml | false => {
  if (appearance === undefined) return false
  const { light, dark } = appearance.colours
  return html`<meta name="theme-color" content="${light}" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="${dark}" media="(prefers-color-scheme: dark)">
`
})

/** On the pages about the author: https://microformats.org/wiki/rel-me */
function profileLinks({ author, profiles = [] }: SiteFacts, page: Framed): SafeHtml | false {
  if (page.url !== '/' && page.canonical !== author.url) return false
  return html`${profiles.map(url => html`<link rel="me" href="${url}">\n`)}`
}

/** The owner's words are in the site's language, whatever the language of the texts around them. */
const siteTitle = oncePerSite(({ language, title }) => {
  const within = languageWithin(language, textsFor(language).language)
  return html`<bdi${within}>${title}</bdi>`
})

const signature = oncePerSite(site => {
  const { frame } = textsFor(site.language).texts
  const author = site.author.name === site.title ? null : personLink(site.author)
  return html`<p>${frame.signature(siteTitle(site), author)}</p>`
})

function navigation(site: SiteFacts, page: Framed, { texts, language }: Spoken): SafeHtml | false {
  if (site.navigation.length === 0) return false
  return html`<nav aria-label="${texts.frame.navigation}"><ul${languageWithin(site.language, language)}>
${site.navigation.map(link => html`<li>${frameLink(link, page)}</li>\n`)}</ul></nav>`
}

function footerLinks(site: SiteFacts, page: Framed, { language }: Spoken): SafeHtml | false {
  if (site.footer.length === 0) return false
  return html`<p${languageWithin(site.language, language)}>${site.footer.map(link => html`${frameLink(link, page)} `)}</p>\n`
}

function frameLink({ url, title }: Link, page: Framed): SafeHtml {
  return html`<a href="${url}"${url === page.url && html` aria-current="page"`}>${title}</a>`
}
