import { readInstant } from '../../dates.ts'
import { firstOf } from '../../front-matter/first-of.ts'
import { escapeHtml } from '../../html/escape.ts'
import { wordsIn } from '../../html/parse-html.ts'
import type { Files, FoundPost } from '../../source.ts'
import { addressOf } from './address.ts'
import { withCards } from './cards.ts'
import { paragraphsOf } from './editors.ts'
import { withoutGated } from './gated.ts'
import type { Post } from './records.ts'
import { externalIdOf, type GhostSite, namesOf } from './site.ts'

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
  const caption = wordsIn(meta?.feature_image_caption ?? '')
  if (image !== null && caption !== '')
    note(`had words below its picture, which have no place here: ${caption}`)
  return {
    type: 'post',
    layout: isPage ? 'page' : 'post',
    externalId: externalIdOf(post),
    title: post.title ?? '',
    slug: post.slug,
    date: inUtc(post.published_at ?? post.created_at),
    updated: inUtc(post.updated_at),
    publicity: address.kind === 'none' ? 'private' : publicityOf(post),
    words: wordsOf(post, note),
    description: post.custom_excerpt ?? meta?.meta_description ?? post.meta_description,
    tags: namesOf(site.tagsOf.get(post.id), site.tags),
    author:
      firstOf(namesOf(site.authorsOf.get(post.id), site.users), { what: 'authors', note }) ??
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
    'had an address that routes.yaml describes in a way that is not understood here; it gets a new one',
}

/** With SQLite, Ghost exports dates without saying that they are in UTC. */
export function inUtc(date: string | null): string | null {
  return readInstant(date, 'utc') ?? date
}

function wasPublished({ slug, status }: Post): boolean {
  return slug !== null && (status === 'published' || status === 'scheduled')
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

function wordsOf(post: Post, note: (message: string) => void): FoundPost['words'] {
  const { html, markdown, plaintext } = post
  if (html !== null) return { html: withCards(withoutGated(fromRoot(html), note), note) }
  if (markdown !== null) return { markdown: fromRoot(markdown) }
  const paragraphs = plaintext === null ? paragraphsOf(post) : plaintext.split(/\n{2,}/)
  return { html: paragraphs.map(words => `<p>${escapeHtml(words)}</p>`).join('') }
}
