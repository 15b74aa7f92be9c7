import { checkAddresses } from '../generator/check/content/addresses.ts'
import { oldestFirst } from '../generator/content/instants.ts'
import type { Post } from '../generator/content/post.ts'
import { type Index, readContent } from '../generator/content/read-content.ts'
import { whyUnpublished } from '../generator/content/schedule.ts'
import { type Diagnostic, isError, shownPath } from '../generator/diagnostic.ts'
import { ContentError } from '../generator/errors.ts'
import { readSite } from '../generator/site/read-site.ts'
import type { Site } from '../generator/site/site.ts'

/** A post that has expired was taken away from readers, so only its author may see it. */
type Publicity = 'published' | 'scheduled' | 'draft' | 'expired'

export type Content = {
  readonly folder: string
  readonly site: Site
  readonly origin: string
  readonly now: number
  /**
   * Posts and pages, published or not, the oldest first. So the numbers that an export gives them stay the same when
   * new ones are written.
   */
  readonly posts: readonly Post[]
  readonly index: Index
}

/** Throws ContentError for content that a build would refuse. */
export function readWholeContent(content: string, now: number): Content {
  const shownAs = shownPath(content)
  const { site, mistakes } = readSite({ content, shownAs })
  const records = { posts: new Map(), attachments: {} }
  const index = readContent(site, { content, shownAs, now, drafts: true, records })
  const found = [...mistakes, ...index.mistakes, ...sharedThreads(index, shownAs)]
  if (found.some(isError)) throw new ContentError(found)
  const posts = [...index.posts, ...index.pages].sort(oldestFirst)
  return { folder: content, site, origin: site.url, now, posts, index }
}

/** If two posts shared a thread, each would get the same conversation. */
function sharedThreads(index: Index, shownAs: string): Diagnostic[] {
  return checkAddresses(index)
    .filter(({ code }) => code === 'shared-id')
    .map(({ source, ...said }) => ({ file: `${shownAs}/${source}`, severity: 'error', ...said }))
}

export function publicityOf(post: Post, now: number): Publicity {
  return whyUnpublished(post, now)?.kind ?? 'published'
}

export function addressOf(post: Post, origin: string): string {
  return new URL(post.url, origin).href
}
