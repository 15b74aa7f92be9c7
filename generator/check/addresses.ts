import type { Post } from '../content/post.ts'
import type { Index } from '../content/read-content.ts'
import { slugOf } from '../content/slugs.ts'
import { compareText } from '../diagnostic.ts'
import { type Mistake, mistakeOf } from './mistake.ts'

/** What the build or the service answers itself; a post there would be shadowed, or shadow it. */
const reserved =
  /^\/(?:$|index\.html$|(?:page|archive|tags|series|search|assets|media|api|admin)(?:\/|$)|404\.html$|\.|_)/i

/** Two posts at one address, with one thread, or with tags that cannot be told apart. */
export function checkAddresses(index: Index): Mistake[] {
  const published = [...index.posts, ...index.pages].sort((a, b) => compareText(a.source, b.source))
  return [...sharedAddresses(published), ...sharedThreads(published), ...sharedTags(published)]
}

function sharedAddresses(posts: readonly Post[]): Mistake[] {
  const owners = new Map<string, Post>()
  return posts.flatMap(post =>
    [post.url, ...post.aliases].flatMap(url => {
      if (reserved.test(url)) {
        const message = `the address ${url} belongs to the site itself`
        return [
          mistakeOf(
            post,
            'reserved-address',
            message,
            'Give the post another permalink or another file name.',
          ),
        ]
      }
      const owner = owners.get(addressKey(url))
      owners.set(addressKey(url), owner ?? post)
      if (owner === undefined) return []
      const message = `the address ${url} is already that of ${owner.source}`
      return [
        mistakeOf(
          post,
          'shared-address',
          message,
          'Give one of the two another permalink, alias or file name.',
        ),
      ]
    }),
  )
}

/** Addresses that some file system or server takes for one have one key. */
function addressKey(url: string): string {
  const folder = url
    .normalize('NFC')
    .toLowerCase()
    .replace(/(?:\/index)?\.html$/, '/')
  return folder.endsWith('/') ? folder : `${folder}/`
}

function sharedThreads(posts: readonly Post[]): Mistake[] {
  const owners = new Map<string, Post>()
  return posts.flatMap(post => {
    const owner = owners.get(post.id)
    owners.set(post.id, owner ?? post)
    if (owner === undefined) return []
    const message = `the thread id "${post.id}" is already that of ${owner.source}`
    return [
      mistakeOf(
        post,
        'shared-id',
        message,
        'Write an "id" of its own into one of the two: a conversation belongs to one post.',
      ),
    ]
  })
}

function sharedTags(posts: readonly Post[]): Mistake[] {
  const spellings = new Map<string, string>()
  return posts.flatMap(post =>
    post.tags.flatMap(tag => {
      const slug = slugOf(tag)
      if (slug === '') {
        return [
          mistakeOf(
            post,
            'no-address',
            `no address can be made from the tag "${tag}"`,
            'Use letters or digits in it.',
          ),
        ]
      }
      const first = spellings.get(slug) ?? tag
      spellings.set(slug, first)
      if (first === tag) return []
      const message = `the tags "${tag}" and "${first}" would share the address /tags/${slug}/`
      return [
        mistakeOf(
          post,
          'shared-address',
          message,
          'Spell them the same everywhere, or more differently.',
        ),
      ]
    }),
  )
}
