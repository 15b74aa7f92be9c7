import { readInstant } from '../../dates.ts'
import { momentIn } from '../../folder/dates.ts'
import { fillPattern } from '../../folder/permalink.ts'
import type { Post } from './records.ts'
import type { Collection, Traits } from './routes.ts'
import { type GhostSite, namesOf, zoneOf } from './site.ts'

/** `none` for a post that is in no collection, so that nobody could read it; `unknown` if that cannot be told. */
type Address =
  | { readonly kind: 'known'; readonly path: string }
  | { readonly kind: 'none' | 'unknown' }

export function addressOf(site: GhostSite, post: Post, timeZone: string): Address {
  const isPage = post.type === 'page' || post.page
  const traits = traitsOf(site, post)
  const found = isPage ? bySlug : collectionOf(site, traits)
  if (found === 'none' || found === 'unknown') return { kind: found }
  const moment = momentIn(readInstant(post.published_at, 'utc'), zoneOf(site, timeZone))
  const path = fillPattern(found.pattern, {
    slug: post.slug ?? '',
    id: post.id,
    primary_tag: traits.primary_tag[0] ?? 'all',
    primary_author: traits.primary_author[0] ?? '',
    author: traits.primary_author[0] ?? '',
    ...(moment === null
      ? {}
      : {
          year: moment.toFormat('yyyy'),
          month: moment.toFormat('MM'),
          day: moment.toFormat('dd'),
        }),
  })
  return path === null ? { kind: 'unknown' } : { kind: 'known', path }
}

const bySlug = { pattern: '/:slug/' }

/** Old versions of Ghost set the pattern in their settings, without routes. */
function collectionOf(
  { routes, settings }: GhostSite,
  traits: Traits,
): Pick<Collection, 'pattern'> | 'none' | 'unknown' {
  if (routes === null) {
    const chosen = settings.get('permalinks') ?? ''
    return chosen.includes(':slug') ? { pattern: chosen } : bySlug
  }
  for (const collection of routes) {
    const isTaken = collection.takes(traits)
    if (isTaken === null) return 'unknown'
    if (isTaken) return collection
  }
  return 'none'
}

function traitsOf(site: GhostSite, post: Post): Traits {
  const tags = namesOf(site.tagsOf.get(post.id), site.tagSlugs)
  const authors = namesOf(site.authorsOf.get(post.id), site.userSlugs)
  return {
    tag: tags,
    primary_tag: tags.slice(0, 1),
    author: authors,
    primary_author: authors.slice(0, 1),
    featured: [String(post.featured)],
  }
}
