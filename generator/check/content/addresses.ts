import type { Post } from '../../content/post.ts'
import type { Index } from '../../content/read-content.ts'
import { isReserved } from '../../content/reserved-addresses.ts'
import type { Finding } from '../../diagnostic.ts'
import { addressKey, type Claim, claimants, claimsOf } from './claims.ts'
import { checkClashingFiles } from './clashing-files.ts'
import { checkFiles } from './files.ts'
import { type Mistake, mistakeAt } from './mistake.ts'
import { checkNames } from './names.ts'
import { createOwners } from './owners.ts'

/**
 * Posts that share an address or a thread, posts at the address of a file, files that share an address, and tags,
 * series or authors whose addresses cannot be told apart.
 */
export function checkAddresses(index: Index): Mistake[] {
  const posts = claimants(index)
  return [
    ...sharedAddresses(index, posts),
    ...sharedThreads(index, posts),
    ...checkNames(index, posts),
    ...checkFiles(index, posts),
    ...checkClashingFiles(index),
  ]
}

/** The checks of addresses that depend on texts, since only files that a text refers to are published. */
export function checkUsedFiles(index: Index): Mistake[] {
  return index.attachments.size === 0
    ? []
    : [...checkFiles(index, claimants(index)), ...checkClashingFiles(index)]
}

function sharedAddresses(index: Index, posts: readonly Post[]): Mistake[] {
  const owners = createOwners<Claim>(index)
  return posts.flatMap(claimsOf).flatMap(claim => {
    const key = addressKey(claim.url)
    if (isReserved(key)) return [claimMistake(index, claim, reservedAddress(claim))]
    const owner = owners(key, claim)
    return owner === null ? [] : [claimMistake(index, claim, sharedAddress(claim, owner))]
  })
}

function claimMistake(index: Index, { post, url, key }: Claim, said: Finding): Mistake {
  return mistakeAt(index, { source: post.source, key, entry: url }, said)
}

function reservedAddress({ url, key }: Claim): Finding {
  return {
    code: 'reserved-address',
    message: `the address ${url} belongs to the site itself`,
    hint:
      key === 'aliases'
        ? 'Remove the alias.'
        : 'Give the post another permalink or another file name.',
  }
}

function sharedAddress({ post, url, key }: Claim, owner: Claim): Finding {
  if (owner.post !== post) {
    return {
      code: 'shared-address',
      message: `the address ${url} is already that of ${owner.post.source}`,
      hint: 'Give one of the two another permalink, alias or file name.',
    }
  }
  const isLoop = owner.key === 'permalink' && key === 'aliases'
  return {
    code: 'shared-address',
    message: isLoop
      ? `the alias ${url} is the post's own address, ${owner.url}, and would lead to itself`
      : `the alias ${url} is the same as ${owner.url}`,
    hint: 'Remove the alias.',
  }
}

function sharedThreads(index: Index, posts: readonly Post[]): Mistake[] {
  const owners = createOwners<{ readonly post: Post }>(index)
  return posts.flatMap(post => {
    const owner = owners(post.id, { post })
    return owner === null ? [] : [sharedThread(index, post, owner.post)]
  })
}

function sharedThread(index: Index, post: Post, owner: Post): Mistake {
  return mistakeAt(
    index,
    { source: post.source, key: 'id' },
    {
      code: 'shared-id',
      message: `the thread id "${post.id}" is already that of ${owner.source}`,
      hint: 'Write an "id" of its own into one of the two: a conversation belongs to one post.',
    },
  )
}
