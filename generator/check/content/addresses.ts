import type { Post } from '../../content/post.ts'
import type { Index } from '../../content/read-content.ts'
import { compareText } from '../../diagnostic.ts'
import { checkFiles } from './files.ts'
import { type Mistake, mistakeOf } from './mistake.ts'
import { checkTags } from './tags.ts'

/** What the build or the service answers itself; a post there would be shadowed, or shadow it. */
const reserved =
  /^\/(?:$|index\.html$|(?:page|archive|tags|series|search|assets|media|api|admin|404\.html|feed\.xml|sitemap\.xml|robots\.txt|threads\.json)(?:\/|$)|\.|_)/i

/** Two posts at one address, with one thread, with a file's address, or with tags that cannot be told apart. */
export function checkAddresses(index: Index): Mistake[] {
  const published = [...index.posts, ...index.pages].sort((a, b) => compareText(a.source, b.source))
  return [
    ...sharedAddresses(published),
    ...sharedThreads(published),
    ...checkTags(published),
    ...checkFiles(index),
  ]
}

function sharedAddresses(posts: readonly Post[]): Mistake[] {
  const owners = new Map<string, Post>()
  return posts.flatMap(post =>
    [post.url, ...post.aliases].flatMap(url => {
      if (reserved.test(url)) return [reservedAddress(post, url)]
      const owner = owners.get(addressKey(url))
      owners.set(addressKey(url), owner ?? post)
      return owner === undefined ? [] : [sharedAddress(post, url, owner)]
    }),
  )
}

function reservedAddress(post: Post, url: string): Mistake {
  return mistakeOf(post, {
    code: 'reserved-address',
    message: `the address ${url} belongs to the site itself`,
    hint: 'Give the post another permalink or another file name.',
  })
}

function sharedAddress(post: Post, url: string, owner: Post): Mistake {
  return mistakeOf(post, {
    code: 'shared-address',
    message: `the address ${url} is already that of ${owner.source}`,
    hint: 'Give one of the two another permalink, alias or file name.',
  })
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
    return owner === undefined ? [] : [sharedThread(post, owner)]
  })
}

function sharedThread(post: Post, owner: Post): Mistake {
  return mistakeOf(post, {
    code: 'shared-id',
    message: `the thread id "${post.id}" is already that of ${owner.source}`,
    hint: 'Write an "id" of its own into one of the two: a conversation belongs to one post.',
  })
}
