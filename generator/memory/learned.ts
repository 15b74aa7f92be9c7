import { rmSync } from 'node:fs'
import type { Post } from '../content/post.ts'
import type { ContentRecords } from '../content/read-content.ts'
import type { FileRecord } from '../content/records.ts'
import type { Nearest } from '../plan/related.ts'
import { openSealed, writeSealed } from './sealed-file.ts'
import { readPosts, type WrittenPosts, writtenPosts } from './written-posts.ts'

/** Of the content. */
export type Learned = {
  readonly content: ContentRecords
  readonly nearest?: Nearest | undefined
  /** As it was read; without it, it is written anew. */
  readonly written?: Written
}

/** All of it, and what was learned anew of some posts since. */
type Written = {
  readonly seal: string
  /** The seal of the whole. */
  readonly base: string
  readonly anew: readonly string[]
}

const nothingLearned: Learned = { content: { posts: {}, attachments: {} } }

/** Of the same code for the same site. */
export function readLearned(path: string, ground: string): Learned {
  const sealed = openSealed(path, ground)
  if (sealed === null) return nothingLearned
  const { content, posts, nearest }: WrittenLearned = JSON.parse(sealed.content)
  const added = openSealed(besides(path), sealed.seal)
  const records = added === null ? {} : readPosts(JSON.parse(added.content))
  return {
    content: { ...content, posts: Object.assign(readPosts(posts), records) },
    nearest: nearest ?? undefined,
    written: {
      seal: added?.seal ?? sealed.seal,
      base: sealed.seal,
      anew: Object.keys(records),
    },
  }
}

type WrittenLearned = {
  readonly content: Omit<ContentRecords, 'posts'>
  readonly posts: WrittenPosts
  readonly nearest: Nearest | null
}

/** Answers with the seal of what is written then. */
export function writeLearned(
  path: string,
  { ground, before }: { readonly ground: string; readonly before: Learned | undefined },
  now: Learned,
): string {
  const anew = before === undefined ? null : learnedSince(before, now)
  if (before?.written !== undefined && anew !== null) {
    if (anew.length === 0) return before.written.seal
    const json = JSON.stringify(writtenPosts(anew))
    return writeSealed(besides(path), before.written.base, json)
  }
  const { posts, ...content } = now.content
  const whole: WrittenLearned = {
    content,
    posts: writtenPosts(Object.values(posts)),
    nearest: now.nearest ?? null,
  }
  // What was learned since is of another whole.
  rmSync(besides(path), { force: true })
  return writeSealed(path, ground, JSON.stringify(whole))
}

/** Of more, it takes longer to read them twice. */
const mostAnew = 200

/** What was learned anew since the whole was written; `null` if that is not all that differs, or much. */
function learnedSince(before: Learned, now: Learned): FileRecord<Post>[] | null {
  if (!isSameBesidePosts(before, now)) return null
  const isAnew = new Set(before.written?.anew)
  const records = Object.entries(now.content.posts)
  const known = Object.entries(before.content.posts)
  if (records.length !== known.length) return null
  const isSame = records.every(([source], place) => source === known[place]?.[0])
  if (!isSame) return null
  const anew = records.filter(
    ([source, record], place) => record !== known[place]?.[1] || isAnew.has(source),
  )
  return anew.length > mostAnew ? null : anew.map(([, record]) => record)
}

function isSameBesidePosts(before: Learned, now: Learned): boolean {
  const rest = ({ content: { anchors, images }, nearest }: Learned) =>
    JSON.stringify([anchors, images, nearest?.of])
  const isSame = before.content.attachments === now.content.attachments
  return isSame && rest(before) === rest(now)
}

function besides(path: string): string {
  return `${path}-anew`
}
