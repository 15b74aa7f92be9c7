import type { PostPage } from '../../generator/plan/pages.ts'
import type { SiteFacts } from '../../generator/plan/showing/site-facts.ts'
import { html, type SafeHtml } from '../html.ts'
import { absolute } from './absolute.ts'
import { oncePerSite } from './once.ts'

type SharedPage = {
  readonly title: string
  readonly description: string
  readonly canonical: string
  readonly language?: string
  readonly post?: PostPage
}

type Property = readonly [name: string, content: string | number]

/** What is shown when somebody shares the page: https://ogp.me, https://docs.x.com/x-for-websites/cards */
export function openGraph(site: SiteFacts, page: SharedPage): SafeHtml {
  const { post } = page
  const picture = post === undefined ? [] : pictureOf(site, post)
  const language = page.language ?? site.language
  const locale = localesOf(site).getOrInsertComputed(language, likelyLocale)
  const properties: readonly Property[] = [
    ['og:type', post === undefined ? 'website' : 'article'],
    ['og:title', page.title],
    ...(page.description === '' ? [] : [['og:description', page.description] as const]),
    ['og:url', page.canonical],
    ['og:site_name', site.title],
    ...(locale === null ? [] : [['og:locale', locale] as const]),
    ...picture,
    ...(post === undefined ? [] : articleOf(site, post)),
  ]
  return html`${properties.map(
    ([name, content]) => html`<meta property="${name}" content="${content}">\n`,
  )}<meta name="twitter:card" content="${picture.length > 0 ? 'summary_large_image' : 'summary'}">`
}

function pictureOf(site: SiteFacts, { card, image }: PostPage): Property[] {
  const picture = card ?? image
  if (picture === null) return []
  const { url, width, height, alt } = picture
  return [
    ['og:image', absolute(site, url)],
    ...(width === null ? [] : [['og:image:width', width] as const]),
    ...(height === null ? [] : [['og:image:height', height] as const]),
    ...(alt === '' ? [] : [['og:image:alt', alt] as const]),
  ]
}

function articleOf(site: SiteFacts, { author, date, tags, updated }: PostPage): Property[] {
  return [
    ['article:published_time', date.iso],
    ...(updated === null ? [] : [['article:modified_time', updated.iso] as const]),
    ['article:author', author.url === null ? author.name : absolute(site, author.url)],
    ...tags.map(tag => ['article:tag', tag.title] as const),
  ]
}

const localesOf = oncePerSite(() => new Map<string, string | null>())

/** `language_TERRITORY`: if none is named, the territory in which most speakers live. */
function likelyLocale(language: string): string | null {
  try {
    const likely = new Intl.Locale(language).maximize()
    return likely.region === undefined ? null : `${likely.language}_${likely.region}`
  } catch {
    // `Intl` does not know this language.
    return null
  }
}
