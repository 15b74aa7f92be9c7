import { posix } from 'node:path'
import type { Post } from '../../../content/post.ts'
import { type Diagnostic, type Finding, inReadingOrder, type Place } from '../../../diagnostic.ts'
import { nearestTo } from '../../../nearest-to.ts'
import { percentDecoded } from '../../../percent-decoded.ts'
import { keyAtHost, type ListedAddress, parseAddressList } from './list.ts'
import { readIfThere } from './read-if-there.ts'

export type PublishedPost = Pick<Post, 'source' | 'url' | 'aliases' | 'id'>

export type PublishedAddresses = {
  /** `published-addresses.txt` in the content folder. */
  readonly listPath: string
  /** The name of the list in diagnostics. Hints name posts by the same folder. */
  readonly shownAs: string
  /** All published posts and pages. */
  readonly published: readonly PublishedPost[]
  /** Sources of posts that exist but are not published at present. */
  readonly unpublished: ReadonlySet<string>
  /** Whether a file or a redirect of the site answers at an address. */
  readonly isAnswered: (address: string) => boolean
  /** Whether a post's front matter has an `id`, which was then meant, and may have been there before. */
  readonly saysId: (source: string) => boolean
}

/** Every address in the list must still lead somewhere. Without a list there is nothing to check. */
export function checkPublishedAddresses(given: PublishedAddresses): Diagnostic[] {
  const { addresses, mistakes } = parseAddressList(readIfThere(given.listPath) ?? '')
  const answered = answeredAddresses(given.published)
  const lost = addresses.filter(
    ({ address }) =>
      !answered.has(keyAtHost(address)) && !given.isAnswered(percentDecoded(address)),
  )
  return inReadingOrder(
    [...mistakes, ...lost.map(listed => lostAddress(given, listed))].map(mistake => ({
      file: given.shownAs,
      severity: 'error',
      ...mistake,
    })),
  )
}

/** Addresses of posts and pages that are missing in an existing list. Empty if there is no list. */
export function unlistedAddresses({
  listPath,
  published,
}: Pick<PublishedAddresses, 'listPath' | 'published'>): string[] {
  const text = readIfThere(listPath)
  if (text === null) return []
  const listed = new Set(parseAddressList(text).addresses.map(({ address }) => keyAtHost(address)))
  return published.map(({ url }) => url).filter(url => !listed.has(keyAtHost(url)))
}

function answeredAddresses(published: readonly PublishedPost[]): Set<string> {
  return new Set(published.flatMap(({ url, aliases }) => [url, ...aliases]).map(keyAtHost))
}

function lostAddress(given: PublishedAddresses, listed: ListedAddress): Place & Finding {
  const { line, column, address, source } = listed
  return {
    line,
    column,
    code: 'lost-address',
    message: `${address} was published, and nothing answers there now`,
    hint: hintFor(given, { address, source }),
  }
}

function hintFor(
  { published, unpublished, shownAs, saysId }: PublishedAddresses,
  { address, source }: Pick<ListedAddress, 'address' | 'source'>,
): string {
  const folder = posix.dirname(shownAs)
  const moved = published.find(post => post.source === source)
  if (moved !== undefined) return addAlias(folder, moved, address)
  if (unpublished.has(source))
    return `${posix.join(folder, source)} is not published now: publish it, or remove this line if it is meant to be gone.`
  const near = nearestPost(published, { address, source })
  if (near !== null) {
    const keeping = saysId(near.source) ? '' : keepThread(near, source)
    return `If ${near.url} replaces it: ${addAlias(folder, near, address)}${keeping} If it is meant to be gone, remove this line.`
  }
  return `Add it to the aliases of the post that replaces it ("aliases: [${inYaml(address)}]"), or remove this line if it is meant to be gone.`
}

function addAlias(folder: string, { source, aliases }: PublishedPost, address: string): string {
  const file = posix.join(folder, source)
  return aliases.length === 0
    ? `Add "aliases: [${inYaml(address)}]" to the front matter of ${file}.`
    : `Add ${inYaml(address)} to the aliases in the front matter of ${file}: "aliases: [${[...aliases, address].map(inYaml).join(', ')}]".`
}

/** A conversation belongs to the id, which is the file's name if the post says nothing else. */
function keepThread({ source, id }: PublishedPost, before: string): string {
  const old = slugOf(before)
  const isNamedByFile = id === slugOf(source) && /^[\w.-]+$/.test(old)
  return isNamedByFile && old !== id
    ? ` Add "id: ${old}", too, so that its conversation stays with it.`
    : ''
}

/** Compares the last part of the address, and then the name of the file, with those of the published posts. */
function nearestPost(
  published: readonly PublishedPost[],
  { address, source }: Pick<ListedAddress, 'address' | 'source'>,
): PublishedPost | null {
  const names = new Map(
    published.flatMap(post => [slugOf(post.url), post.id].map(name => [name, post] as const)),
  )
  const known = [...names.keys()].filter(name => name !== '')
  const near = nearestTo(slugOf(address), known) ?? nearestTo(slugOf(source), known)
  return near === null ? null : (names.get(near) ?? null)
}

/** The last part of a path, without its date and ending. */
function slugOf(path: string): string {
  const name = path.replace(/(?:\/index)?\.(?:md|html)$/, '').replace(/\/$/, '')
  return posix.basename(percentDecoded(name)).replace(/^\d{4}-\d{2}-\d{2}-/, '')
}

function inYaml(address: string): string {
  return /^\/[\p{L}\p{N}\p{M}/._~-]*$/u.test(address) ? address : JSON.stringify(address)
}
