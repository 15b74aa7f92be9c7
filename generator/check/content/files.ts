import { posix } from 'node:path'
import { placeKey } from '../../content/place-key.ts'
import type { Attachment, Post } from '../../content/post.ts'
import type { Index } from '../../content/read-content.ts'
import { fileOf } from '../../content/references.ts'
import type { Finding } from '../../diagnostic.ts'
import { addressKey, type Claim, claimsOf } from './claims.ts'
import { type Mistake, mistakeAt } from './mistake.ts'

/**
 * Files beside a post that would be published at the address of a page or an alias, such as "index.html" at the post's
 * own, or at that of a folder which one of them lies in.
 */
export function checkFiles(index: Index, posts: readonly Post[]): Mistake[] {
  const texts = [...index.published.values(), ...index.scheduled]
  const owners = new Map(texts.map(post => [post.source, post]))
  const beside = [...index.attachments.values()].flatMap(attachment =>
    placeBeside(owners, attachment),
  )
  if (beside.length === 0) return []
  const claims = posts.flatMap(claimsOf)
  const byAddress = new Map(claims.map(claim => [addressKey(claim.url), claim]))
  const byFolder = new Map(
    claims.flatMap(claim => foldersOf(claim).map(key => [key, claim] as const)),
  )
  return beside.flatMap(({ attachment, owner, place }) => {
    const same = byAddress.get(addressKey(place))
    const claim = same ?? byFolder.get(placeKey(place))
    if (claim === undefined || !isUsed(index, texts, attachment)) return []
    const relation = same === undefined ? 'below' : 'already'
    return claim.key === 'aliases'
      ? [aliasMistake(index, claim, { attachment, relation })]
      : [{ source: owner.source, line: 1, column: 1, ...atPage(attachment, place) }]
  })
}

type Beside = { readonly attachment: Attachment; readonly owner: Post; readonly place: string }

function placeBeside(owners: ReadonlyMap<string, Post>, attachment: Attachment): Beside[] {
  const owner = owners.get(`${posix.dirname(attachment.source)}/index.md`)
  if (owner === undefined || !owner.url.endsWith('/')) return []
  return [{ attachment, owner, place: `${owner.url}${posix.basename(attachment.source)}` }]
}

/** The folders that the address lies in. */
function foldersOf({ url }: Claim): string[] {
  const slashes = [...url.matchAll(/\//g)].map(({ index }) => index).slice(1)
  return slashes.map(end => placeKey(url.slice(0, end)))
}

/** A file is published only if a text refers to it. */
function isUsed(index: Index, texts: readonly Post[], { source }: Attachment): boolean {
  return texts.some(post =>
    post.references.some(reference => fileOf(index, post.source, reference) === source),
  )
}

type Taken = { readonly attachment: Attachment; readonly relation: 'already' | 'below' }

function aliasMistake(
  index: Index,
  { post, url }: Claim,
  { attachment: { source }, relation }: Taken,
): Mistake {
  return mistakeAt(
    index,
    { source: post.source, key: 'aliases', entry: url },
    {
      code: 'shared-address',
      message: `the address ${url} is ${relation} that of ${source}`,
      hint: 'Remove the alias, or give the file another name.',
    },
  )
}

function atPage({ source }: Attachment, place: string): Finding {
  return {
    code: 'shared-address',
    message: `the file ${source} would be published at ${place}, where a page is`,
    hint: 'Give the file another name.',
  }
}
