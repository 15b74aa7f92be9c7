import type { HomePage, PostPage, StandalonePage } from '../../generator/plan/pages.ts'
import type { PlainComment } from '../../generator/plan/showing/conversation.ts'
import type { SiteFacts } from '../../generator/plan/showing/site-facts.ts'
import { html, jsonInHtml, type SafeHtml } from '../html.ts'
import { absolute } from './absolute.ts'
import { oncePerSite } from './once.ts'

type Node = { readonly '@type': string; readonly [key: string]: unknown }

/**
 * Structured data for search engines: https://schema.org,
 * https://developers.google.com/search/docs/appearance/structured-data
 */
export function jsonLdOfPost(site: SiteFacts, page: PostPage): SafeHtml {
  return describe([posting(site, page), trail(site, page)])
}

export function jsonLdOfHome(site: SiteFacts, page: HomePage): SafeHtml {
  const common = {
    url: page.canonical,
    name: site.title,
    description: site.description || undefined,
    inLanguage: site.language,
  }
  const publisher = owner(site)
  return describe([
    { '@type': 'WebSite', '@id': `${site.url}/#website`, ...common, publisher },
    { '@type': 'Blog', '@id': `${site.url}/#blog`, ...common, author: publisher },
  ])
}

export function jsonLdOfPage(site: SiteFacts, page: StandalonePage): SafeHtml {
  return describe([
    {
      '@type': 'WebPage',
      url: page.canonical,
      name: page.title,
      description: page.description || undefined,
      inLanguage: page.language,
      isPartOf: { '@id': `${site.url}/#website` },
      ...discussion(site, page),
    },
  ])
}

/** `undefined` is not written. */
function posting(site: SiteFacts, page: PostPage): Node {
  const { canonical, date, description, tags, updated } = page
  return {
    '@type': 'BlogPosting',
    headline: page.title,
    description: description || undefined,
    url: canonical,
    mainEntityOfPage: canonical,
    image: pictureOf(site, page),
    datePublished: date.iso,
    dateModified: (updated ?? date).iso,
    inLanguage: page.language,
    author: page.author.name === site.author.name ? owner(site) : person(site, page.author),
    publisher: owner(site),
    keywords: tags.length === 0 ? undefined : tags.map(tag => tag.title),
    ...discussion(site, page),
  }
}

type Discussed = Pick<PostPage, 'url' | 'conversation'>

function discussion(site: SiteFacts, page: Discussed) {
  const { conversation } = page
  return {
    commentCount: conversation?.count,
    comment: conversation?.plain?.map(comment => commentNode(site, page, comment)),
  }
}

function pictureOf(site: SiteFacts, { card, image }: PostPage): string | undefined {
  const picture = image ?? card
  return picture == null ? undefined : absolute(site, picture.url)
}

/** Its address is on this page, whichever page is the canonical one. */
function commentNode(site: SiteFacts, page: Discussed, comment: PlainComment): Node {
  const addressOf = (id: string) => `${absolute(site, page.url)}#comment-${id}`
  const { author, parent } = comment
  const isWebAddress = author.url !== null && /^https?:\/\//i.test(author.url)
  return {
    '@type': 'Comment',
    '@id': addressOf(comment.id),
    author: person(site, { name: author.name, url: isWebAddress ? author.url : null }),
    dateCreated: comment.created,
    dateModified: comment.edited ?? undefined,
    text: comment.text,
    parentItem: parent === null ? undefined : { '@type': 'Comment', '@id': addressOf(parent) },
  }
}

/** The breadcrumbs from the front page to a post. */
function trail(site: SiteFacts, { canonical, title }: PostPage): Node {
  const step = (position: number, name: string, item: string) => ({
    '@type': 'ListItem',
    position,
    name,
    item,
  })
  return {
    '@type': 'BreadcrumbList',
    itemListElement: [step(1, site.title, `${site.url}/`), step(2, title, canonical)],
  }
}

const owner = oncePerSite((site): Node => {
  const { profiles = [] } = site
  const { name, url } = site.author
  return {
    ...person(site, { name, url: url ?? '/' }),
    sameAs: profiles.length === 0 ? undefined : profiles,
  }
})

function person(site: SiteFacts, { name, url }: SiteFacts['author']): Node {
  return { '@type': 'Person', name, url: url === null ? undefined : absolute(site, url) }
}

function describe(nodes: readonly Node[]): SafeHtml {
  const graph = { '@context': 'https://schema.org', '@graph': nodes }
  return html`<script type="application/ld+json">${jsonInHtml(graph)}</script>`
}
