import { rmSync } from 'node:fs'
import type { ContentRecords } from '../content/read-content.ts'
import type { Nearest } from '../plan/related.ts'
import { openSealed, writeSealed } from './sealed-file.ts'
import {
  type AmendedPosts,
  nothingAmended,
  readPosts,
  sourcesIn,
  sourcesOf,
  timesOf,
  type WrittenPosts,
  writtenPosts,
} from './written-posts.ts'

/** What a build has learned about the content. */
export type Learned = {
  readonly content: ContentRecords
  readonly nearest?: Nearest | undefined
  /** As it was read from the disk; without it, everything is written again. */
  readonly written?: Written
}

/** How it is stored: one file with everything as it once was and, beside it, the posts that have changed since. */
type Written = {
  readonly seal: string
  /** The seal of the main file. */
  readonly base: string
  /** The posts in it, in its order. */
  readonly sources: readonly string[]
  /** Posts whose entries are outdated or gone. */
  readonly since: ReadonlySet<string>
  /** Whether files have other times than it says. */
  readonly isRetimed: boolean
  /** From which posts it computed the nearest ones. */
  readonly nearestOf: string | undefined
}

const nothingLearned: Learned = { content: { posts: new Map(), attachments: {} } }

/** For the same code and the same site. */
export function readLearned(path: string, ground: string): Learned {
  const sealed = openSealed(path, ground)
  if (sealed === null) return nothingLearned
  const { content, posts, nearest }: WrittenLearned = JSON.parse(sealed.content)
  const added = openSealed(besides(path), sealed.seal)
  const since: WrittenSince = added === null ? nothingSince : JSON.parse(added.content)
  return {
    content: { ...content, posts: readPosts(posts, since) },
    nearest: since.nearest ?? nearest ?? undefined,
    written: {
      seal: added?.seal ?? sealed.seal,
      base: sealed.seal,
      sources: sourcesIn(posts),
      since: sourcesOf(since),
      isRetimed: since.modified !== null,
      nearestOf: nearest?.of,
    },
  }
}

type WrittenLearned = {
  readonly content: Omit<ContentRecords, 'posts'>
  readonly posts: WrittenPosts
  readonly nearest: Nearest | null
}

type WrittenSince = AmendedPosts & {
  /** `null` if they are unchanged. */
  readonly nearest: Nearest | null
}

const nothingSince: WrittenSince = { ...nothingAmended, nearest: null }

/** Returns the seal of what is then on the disk. */
export function writeLearned(
  path: string,
  { ground, before }: { readonly ground: string; readonly before: Learned | undefined },
  now: Learned,
): string {
  const { written } = before ?? {}
  const since = before === undefined ? null : differingSince(before, now)
  if (written !== undefined && since !== null) {
    const { sources, isRetimed } = since
    const isSame = sources.length === 0 && !isRetimed
    if (isSame && before?.nearest?.of === now.nearest?.of) return written.seal
    const all = [...new Set([...written.since, ...sources])]
    const differing = { sources: all, isRetimed: written.isRetimed || isRetimed }
    if (all.length <= mostSince) return writeSince(path, { written, differing }, now)
  }
  const { posts, ...content } = now.content
  const whole: WrittenLearned = {
    content,
    posts: writtenPosts([...posts.values()]),
    nearest: now.nearest ?? null,
  }
  // These changes belong to another main file.
  rmSync(besides(path), { force: true })
  return writeSealed(path, ground, JSON.stringify(whole))
}

/** With more posts, reading them twice would cost the next build more than this one saves by writing only them. */
const mostSince = 200

type Since = { readonly written: Written; readonly differing: Differing }

function writeSince(path: string, { written, differing }: Since, now: Learned): string {
  const { posts } = now.content
  const { sources, isRetimed } = differing
  const isNearestSame = now.nearest?.of === written.nearestOf
  const since: WrittenSince = {
    posts: writtenPosts(sources.flatMap(source => posts.get(source) ?? [])),
    gone: sources.filter(source => !posts.has(source)),
    modified: isRetimed ? timesOf(written.sources, posts) : null,
    nearest: isNearestSame ? null : (now.nearest ?? null),
  }
  return writeSealed(besides(path), written.base, JSON.stringify(since))
}

type Differing = {
  /** Posts that are new, changed or gone. */
  readonly sources: readonly string[]
  /** Whether the facts are the same but the file times differ, as in a fresh clone. */
  readonly isRetimed: boolean
}

/** `null` if more than posts has changed. */
function differingSince(before: Learned, now: Learned): Differing | null {
  if (!isSameBesidePosts(before.content, now.content)) return null
  const [posts, known] = [now.content.posts, before.content.posts]
  const others = [...posts.values()].filter(post => known.get(post.value.source) !== post)
  const anew = others
    .filter(({ value }) => known.get(value.source)?.value !== value)
    .map(({ value }) => value.source)
  const gone = [...known.keys()].filter(source => !posts.has(source))
  return { sources: [...anew, ...gone], isRetimed: anew.length < others.length }
}

/** Attachments are compared by identity: if their files were read again, the new times have to be recorded. */
export function isSameBesidePosts(before: ContentRecords, now: ContentRecords): boolean {
  const rest = ({ anchors, images }: ContentRecords) => JSON.stringify([anchors, images])
  return before.attachments === now.attachments && rest(before) === rest(now)
}

function besides(path: string): string {
  return `${path}-anew`
}
