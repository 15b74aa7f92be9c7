import { readFileSync } from 'node:fs'
import { checkAddresses } from '../check/content/addresses.ts'
import { type FoundFile, findFiles, isPostFile } from '../content/find-files.ts'
import type { Post } from '../content/post.ts'
import type { Index } from '../content/read-content.ts'
import { readPost } from '../content/read-post.ts'
import { readFileName } from '../content/slugs.ts'
import { UsageError } from '../errors.ts'
import type { Site } from '../site/site.ts'

export type ContentFolder = { readonly content: string; readonly shownAs: string }

const remedy = 'choose another address with --slug, or write into the file that is there'

/** Throws a UsageError for a post that a build would refuse, because its address or its thread is taken. */
export function refuseTakenAddress(site: Site, post: Post, folder: ContentFolder): void {
  const { content, shownAs } = folder
  const [reserved] = mistakesAmong([post])
  if (reserved !== undefined)
    throw new UsageError(`${reserved.message}; choose another with --slug`)
  const files = findFiles(content, shownAs).files.filter(isPostFile)
  const { slug } = readFileName(post.source)
  // Compares only names, so that a post with mistakes is found as well.
  const namesake = files.find(({ source }) => readFileName(source).slug === slug)
  if (namesake !== undefined)
    throw new UsageError(`${shownAs}/${namesake.source} has this name already; ${remedy}`)
  const owner = files.flatMap(file => readIfNamed(site, file, slug)).find(isClashWith(post))
  if (owner !== undefined)
    throw new UsageError(`${shownAs}/${owner.source} has this address or thread already; ${remedy}`)
}

/** A post that claims the address must contain the slug, so other posts need not be parsed. */
function readIfNamed(site: Site, { source, path }: FoundFile, slug: string): Post[] {
  const text = readFileSync(path, 'utf8')
  if (!text.normalize('NFC').toLowerCase().includes(slug)) return []
  const read = readPost(site, { source, file: source, text, hash: '' })
  return read.kind === 'post' ? [read.post] : []
}

/** Whether the two posts together have a mistake that the other alone does not have. */
function isClashWith(post: Post): (other: Post) => boolean {
  return other => mistakesAmong([post, other]).length > mistakesAmong([other]).length
}

function mistakesAmong(posts: readonly Post[]) {
  return checkAddresses({ ...nothing, posts })
}

const nothing: Index = {
  posts: [],
  pages: [],
  published: new Map(),
  scheduled: [],
  due: new Map(),
  unpublished: new Set(),
  attachments: new Map(),
  names: new Map(),
  nextDue: null,
  mistakes: [],
  faulty: new Map(),
  records: { posts: new Map(), attachments: {} },
  bodyOf: () => '',
  placeOf: () => ({ line: 1, column: 1 }),
  pathOf: () => '',
}
