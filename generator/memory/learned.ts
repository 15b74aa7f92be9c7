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
  /** Without it, everything is written again. */
  readonly onDisk?: OnDisk
}

/** The two files that it was read from, see build-record.ts. */
type OnDisk = {
  /** The seal of the amendments, if there are any, and otherwise of the large file. */
  readonly seal: string
  /** The seal of the large file. */
  readonly base: string
  /** The posts in the large file, in its order. */
  readonly sources: readonly string[]
  /** Posts whose entries there are outdated or gone. */
  readonly amended: ReadonlySet<string>
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
  const beside = openSealed(besides(path), sealed.seal)
  const amendments: Amendments = beside === null ? noAmendments : JSON.parse(beside.content)
  return {
    content: { ...content, posts: readPosts(posts, amendments) },
    nearest: amendments.nearest ?? nearest ?? undefined,
    onDisk: {
      seal: beside?.seal ?? sealed.seal,
      base: sealed.seal,
      sources: sourcesIn(posts),
      amended: sourcesOf(amendments),
      isRetimed: amendments.modified !== null,
      nearestOf: nearest?.of,
    },
  }
}

type WrittenLearned = {
  readonly content: Omit<ContentRecords, 'posts'>
  readonly posts: WrittenPosts
  readonly nearest: Nearest | null
}

type Amendments = AmendedPosts & {
  /** `null` if they are unchanged. */
  readonly nearest: Nearest | null
}

const noAmendments: Amendments = { ...nothingAmended, nearest: null }

/** Returns the seal of what is then on the disk. */
export function writeLearned(
  path: string,
  { ground, before }: { readonly ground: string; readonly before: Learned | undefined },
  now: Learned,
): string {
  const { onDisk } = before ?? {}
  const differing = before === undefined ? null : differingSince(before, now)
  if (onDisk !== undefined && differing !== null) {
    const { sources, isRetimed } = differing
    const isSame = sources.length === 0 && !isRetimed
    if (isSame && before?.nearest?.of === now.nearest?.of) return onDisk.seal
    const all = [...new Set([...onDisk.amended, ...sources])]
    const amended = { sources: all, isRetimed: onDisk.isRetimed || isRetimed }
    if (all.length <= mostAmended) return writeAmendments(path, { onDisk, amended }, now)
  }
  const { posts, ...content } = now.content
  const whole: WrittenLearned = {
    content,
    posts: writtenPosts([...posts.values()]),
    nearest: now.nearest ?? null,
  }
  // They amend another large file.
  rmSync(besides(path), { force: true })
  return writeSealed(path, ground, JSON.stringify(whole))
}

/** With more posts, reading them twice would cost the next build more than this one saves by writing only them. */
const mostAmended = 200

type Amending = { readonly onDisk: OnDisk; readonly amended: Differing }

function writeAmendments(path: string, { onDisk, amended }: Amending, now: Learned): string {
  const { posts } = now.content
  const { sources, isRetimed } = amended
  const isNearestSame = now.nearest?.of === onDisk.nearestOf
  const amendments: Amendments = {
    posts: writtenPosts(sources.flatMap(source => posts.get(source) ?? [])),
    gone: sources.filter(source => !posts.has(source)),
    modified: isRetimed ? timesOf(onDisk.sources, posts) : null,
    nearest: isNearestSame ? null : (now.nearest ?? null),
  }
  return writeSealed(besides(path), onDisk.base, JSON.stringify(amendments))
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
