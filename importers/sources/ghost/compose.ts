import type { Files, FoundPost } from '../../source.ts'
import { addressOf } from './address.ts'
import { withoutGated } from './gated.ts'
import type { Post } from './records.ts'
import { type GhostSite, namesOf } from './site.ts'

type Around = {
  readonly site: GhostSite
  readonly timeZone: string
  readonly files: Files | null
  note(message: string): void
}

export function composePost(post: Post, { site, timeZone, files, note }: Around): FoundPost {
  const address = addressOf(site, post, timeZone)
  if (wasPublished(post) && address.kind !== 'known') note(withoutAddress[address.kind])
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
    publicity: address.kind === 'none' ? 'private' : publicityOf(post),
    words: wordsOf(post, note),
    description: post.custom_excerpt ?? meta?.meta_description ?? post.meta_description,
    tags: namesOf(site.tagsOf.get(post.id), site.tags),
    author:
      namesOf(site.authorsOf.get(post.id), site.users)[0] ??
      site.users.get(post.author_id ?? '') ??
      null,
    language: post.locale ?? post.language,
    canonical: post.canonical_url === null ? null : fromRoot(post.canonical_url),
    permalink: wasPublished(post) && address.kind === 'known' ? address.path : null,
    image: image === null ? null : { address: fromRoot(image), alt: meta?.feature_image_alt ?? '' },
    ...(files === null ? {} : { files }),
  }
}

const withoutAddress = {
  none: 'is in no collection of routes.yaml, so that it had no address; it becomes a draft',
  unknown:
    'has an address that routes.yaml says in a way that is not known here; it gets one of this site',
}

function wasPublished({ slug, status }: Post): boolean {
  return slug !== null && (status === 'published' || status === 'scheduled')
}

export function externalIdOf({ uuid, id }: Post): string {
  return uuid ?? id
}

/** Posts for members only, and those that were only mailed, were not public. */
function publicityOf({ status, visibility }: Post): FoundPost['publicity'] {
  if (status !== 'published' && status !== 'scheduled')
    return status === 'sent' ? 'private' : 'draft'
  if (visibility !== null && visibility !== 'public') return 'private'
  return status
}

/** Ghost writes this word for the address of the site; what is left is an address from its root. */
function fromRoot(text: string): string {
  return text.replaceAll('__GHOST_URL__', '')
}

function wordsOf(
  { html, markdown, plaintext }: Post,
  note: (message: string) => void,
): FoundPost['words'] {
  if (html !== null) return { html: withoutCards(withoutGated(fromRoot(html), note)) }
  if (markdown !== null) return { markdown: fromRoot(markdown) }
  const paragraphs = (plaintext ?? '')
    .split(/\n{2,}/)
    .map(words => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;'))
  return { html: paragraphs.map(words => `<p>${words}</p>`).join('') }
}

const bookmark =
  /<figure class="kg-card kg-bookmark-card[^>]{0,200}>(?:(?!<figure\b)[\s\S]){0,8000}?<\/figure>/g

/** The card of another page becomes a link with that page's title. */
function withoutCards(html: string): string {
  return html.replace(bookmark, card => {
    const [, address] = /<a class="kg-bookmark-container" href="([^"]{1,2000})"/.exec(card) ?? []
    const [, title = address] =
      /<div class="kg-bookmark-title">([^<]{1,1000})<\/div>/.exec(card) ?? []
    return address === undefined ? card : `<p><a href="${address}">${title}</a></p>`
  })
}
