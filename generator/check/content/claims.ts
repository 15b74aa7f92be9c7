import { bySource } from '../../compare-text.ts'
import { placeKey } from '../../content/place-key.ts'
import type { Post } from '../../content/post.ts'
import type { Index } from '../../content/read-content.ts'

/** An address that a post asks for, and the key of the front matter that can set it. */
export type Claim = {
  readonly post: Post
  readonly url: string
  readonly key: 'permalink' | 'aliases'
}

export function claimsOf(post: Post): Claim[] {
  return [
    { post, url: post.url, key: 'permalink' },
    ...post.aliases.map(url => ({ post, url, key: 'aliases' as const })),
  ]
}

/**
 * If two posts claim the same thing, the later one in this order is reported: published, scheduled, then posts with
 * mistakes.
 */
export function claimants(index: Index): Post[] {
  const atFault = [...index.faulty.values()].flatMap(({ standIn }) => standIn ?? [])
  return [
    ...[...index.posts, ...index.pages].sort(bySource),
    ...index.scheduled.toSorted(bySource),
    ...atFault.sort(bySource),
  ]
}

/** A shortcut for nearly all addresses, which have no other spelling. */
const plainFolder = /^\/(?:[a-z0-9_-]+\/)*$/

/** Addresses that some file system or server treats as the same have the same key. */
export function addressKey(url: string): string {
  if (plainFolder.test(url)) return url
  const folder = placeKey(url).replace(/(?:\/index)?\.html\/?$/, '/')
  return folder.endsWith('/') ? folder : `${folder}/`
}
