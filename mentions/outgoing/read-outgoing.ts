import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ThreadId } from '../../comments-api/contract/ids.ts'
import { longestTarget, mostTargets } from '../../comments-api/contract/told.ts'
import { encodeAlias } from '../../generator/content/encode-path.ts'
import type { Post } from '../../generator/content/post.ts'
import { readContent } from '../../generator/content/read-content.ts'
import { isError, shownPath } from '../../generator/diagnostic.ts'
import { ContentError } from '../../generator/errors.ts'
import { outputOf } from '../../generator/plan/entries.ts'
import { readSoundSite } from '../../generator/site/read-sound-site.ts'
import type { Site } from '../../generator/site/site.ts'
import { readWords } from './read-words.ts'

/** A published post with its links to other sites. */
export type OutgoingPost = {
  readonly post: ThreadId
  /** Its address, and then its former ones. */
  readonly addresses: readonly [string, ...string[]]
  /** When it was written or last changed, as its front matter says, in milliseconds since 1970. */
  readonly date: number
  /** Changes when a receiver would have something new to show. */
  readonly hash: string
  readonly links: readonly string[]
}

export type Outgoing = {
  readonly site: Site
  /** Newest first. */
  readonly posts: readonly OutgoingPost[]
  /** Whether the built site has a page of its own at this address, and no redirect. */
  hasPage(address: string): boolean
}

type Places = { readonly content: string; readonly output: string; readonly now: number }

/**
 * Reads what is published: posts in the content folder that have a page in the built site. Throws ContentError for
 * mistakes in the content.
 */
export function readOutgoing({ content, output, now }: Places): Outgoing {
  const shownAs = shownPath(content)
  const site = readSoundSite(content, shownAs)
  const records = { posts: new Map(), attachments: {} }
  const index = readContent(site, { content, shownAs, now, drafts: false, records })
  if (index.mistakes.some(isError)) throw new ContentError(index.mistakes)
  return {
    site,
    posts: index.posts.flatMap(post => readPost(post, site, output) ?? []),
    hasPage: address => existsSync(fileOf(address, output)),
  }
}

/** Returns `null` for a post that has not been built yet. */
function readPost(post: Post, site: Site, output: string): OutgoingPost | null {
  const address = new URL(post.url, site.url).href
  const file = join(output, outputOf(post.url))
  const words = existsSync(file) ? readWords(readFileSync(file, 'utf8'), address) : null
  if (words === null) return null
  const links = words.links
    .filter(link => !isOwn(link, site) && link.length <= longestTarget)
    .slice(0, mostTargets)
  const aliases = post.aliases.map(alias => new URL(encodeAlias(alias), site.url).href)
  const dates = [post.date, post.publish, post.updated].flatMap(date =>
    date ? Date.parse(date) : [],
  )
  return {
    post: ThreadId.parse(post.id),
    addresses: [address, ...aliases],
    date: Math.max(...dates),
    hash: hashOf([post.title, words.text, links]),
    links,
  }
}

/** Compares hosts, because a site is the same by http and by https. */
function isOwn(link: string, site: Site): boolean {
  return new URL(link).host === new URL(site.url).host
}

/** Hashes the words and not the markup: a receiver shows words, and a new theme is no news. */
function hashOf(said: unknown): string {
  return createHash('sha256').update(JSON.stringify(said)).digest('base64url')
}

function fileOf(address: string, output: string): string {
  const { pathname } = new URL(address)
  return join(output, outputOf(decodeURIComponent(pathname)))
}
