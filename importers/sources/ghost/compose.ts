import { readInstant } from '../../dates.ts'
import { fillPattern, momentIn } from '../../folder/permalink.ts'
import type { Files, FoundPost } from '../../source.ts'
import type { Post } from './records.ts'
import { type GhostSite, namesOf, zoneOf } from './site.ts'

type Around = { readonly site: GhostSite; readonly timeZone: string; readonly files: Files | null }

export function composePost(post: Post, { site, timeZone, files }: Around): FoundPost {
  const meta = site.metaOf.get(post.id)
  const isPage = post.type === 'page' || post.page
  const image = post.feature_image ?? post.image
  return {
    type: 'post',
    layout: isPage ? 'page' : 'post',
    externalId: externalIdOf(post),
    title: post.title ?? '',
    slug: post.slug,
    date: post.published_at ?? post.created_at,
    updated: post.updated_at,
    publicity: publicityOf(post),
    words: wordsOf(post),
    description: post.custom_excerpt ?? meta?.meta_description ?? post.meta_description,
    tags: namesOf(site.tagsOf.get(post.id), site.tags),
    author:
      namesOf(site.authorsOf.get(post.id), site.users)[0] ??
      site.users.get(post.author_id ?? '') ??
      null,
    language: post.locale ?? post.language,
    canonical: post.canonical_url === null ? null : fromRoot(post.canonical_url),
    permalink: permalinkOf(post, { site, isPage, timeZone }),
    image: image === null ? null : { address: fromRoot(image), alt: meta?.feature_image_alt ?? '' },
    ...(files === null ? {} : { files }),
  }
}

export function externalIdOf({ uuid, id }: Post): string {
  return uuid ?? id
}

/** What only members could read, or what was only mailed, was not public. */
function publicityOf({ status, visibility }: Post): FoundPost['publicity'] {
  if (status !== 'published' && status !== 'scheduled')
    return status === 'sent' ? 'private' : 'draft'
  if (visibility !== null && visibility !== 'public') return 'private'
  return status
}

/** The site's own address, wherever it will be. */
function fromRoot(text: string): string {
  return text.replaceAll('__GHOST_URL__', '')
}

function wordsOf({ html, markdown, plaintext }: Post): FoundPost['words'] {
  if (html !== null) return { html: withoutCards(fromRoot(html)) }
  if (markdown !== null) return { markdown: fromRoot(markdown) }
  const paragraphs = (plaintext ?? '')
    .split(/\n{2,}/)
    .map(words => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;'))
  return { html: paragraphs.map(words => `<p>${words}</p>`).join('') }
}

const bookmark =
  /<figure class="kg-card kg-bookmark-card[^>]{0,200}>(?:(?!<figure\b)[\s\S]){0,8000}?<\/figure>/g

/** A card of another page is a link with that page's name. */
function withoutCards(html: string): string {
  return html.replace(bookmark, card => {
    const [, address] = /<a class="kg-bookmark-container" href="([^"]{1,2000})"/.exec(card) ?? []
    const [, title = address] =
      /<div class="kg-bookmark-title">([^<]{1,1000})<\/div>/.exec(card) ?? []
    return address === undefined ? card : `<p><a href="${address}">${title}</a></p>`
  })
}

type Place = { readonly site: GhostSite; readonly isPage: boolean; readonly timeZone: string }

/** https://ghost.org/docs/themes/routing/: by slug, but where old sites chose dates. */
function permalinkOf(post: Post, { site, isPage, timeZone }: Place): string | null {
  if (post.slug === null || (post.status !== 'published' && post.status !== 'scheduled'))
    return null
  const zone = zoneOf(site, timeZone)
  const moment = momentIn(readInstant(post.published_at, 'utc'), zone)
  const chosen = site.settings.get('permalinks') ?? ''
  const pattern = isPage || !chosen.includes(':slug') ? '/:slug/' : chosen
  return fillPattern(pattern, {
    slug: post.slug,
    id: post.id,
    ...(moment === null
      ? {}
      : {
          year: moment.toFormat('yyyy'),
          month: moment.toFormat('MM'),
          day: moment.toFormat('dd'),
        }),
  })
}
