import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import {
  cardsInFile,
  filesOf,
  type IndexFile,
  type SearchedPost,
  type SearchVolume,
} from '../plan/search.ts'
import { fillDrawers } from './fill-drawers.ts'
import { readProse } from './read-prose.ts'
import { type Splitting, type Weighed, weighWords } from './weigh.ts'
import { readWords, writeWords } from './word-records.ts'

export type IndexOptions = {
  readonly volumes: readonly SearchVolume[]
  /** The outputs that this build writes. */
  readonly stale: ReadonlySet<string>
  /** Where the finished pages stand, and the index goes. */
  readonly staging: string
  /** What an earlier build learned of texts that are the same now; `null` forgets it. */
  readonly records: string | null
}

/** Makes the files of the index that are stale, out of the pages that are rendered now or were kept. */
export type SearchIndex = {
  /** A page that has just been rendered need not be opened for its words. */
  read(output: string, page: string): void
  /** Of a page that somebody else has read. */
  take(output: string, words: Weighed): void
  /** The post of a page whose words are wanted. */
  searched(output: string): SearchedPost | undefined
  finish(): void
}

export function openIndex(options: IndexOptions, splitting: Splitting): SearchIndex {
  const volumes = options.volumes
    .filter(volume => filesOf(volume).some(({ output }) => options.stale.has(output)))
    .map(volume => openVolume(volume, options, splitting))
  const wanted = new Map(
    volumes.flatMap(({ posts, take }) => posts.map(post => [post.output, { post, take }] as const)),
  )
  const take: SearchIndex['take'] = (output, words) => {
    const asked = wanted.get(output)
    asked?.take(asked.post, words)
  }
  return {
    read: (output, page) => {
      const post = wanted.get(output)?.post
      if (post !== undefined) take(output, weighWords(post, readProse(page), splitting))
    },
    take,
    searched: output => wanted.get(output)?.post,
    finish: () => {
      for (const volume of volumes) volume.finish()
    },
  }
}

type OpenVolume = {
  readonly posts: readonly SearchedPost[]
  take(post: SearchedPost, words: Weighed): void
  finish(): void
}

/** The last page of a volume completes it: the words of all posts at once would fill the memory. */
function openVolume(volume: SearchVolume, options: IndexOptions, splitting: Splitting): OpenVolume {
  const words = new Map<SearchedPost, Weighed>()
  const making = { ...options, splitting }
  let isWritten = false
  const finish = () => {
    if (isWritten) return
    writeVolume(volume, gatherWords(volume, words, making), making)
    isWritten = true
    words.clear()
  }
  return {
    posts: volume.posts,
    take: (post, weighed) => {
      words.set(post, weighed)
      if (words.size === volume.posts.length) finish()
    },
    finish,
  }
}

type Making = IndexOptions & { readonly splitting: Splitting }

function gatherWords(
  volume: SearchVolume,
  read: ReadonlyMap<SearchedPost, Weighed>,
  { staging, records, splitting }: Making,
): readonly Weighed[] {
  const isRead = read.size === volume.posts.length
  const known = records === null || isRead ? new Map<string, Weighed>() : readWords(records, volume)
  const open = (post: SearchedPost) =>
    weighWords(post, readProse(readFileSync(join(staging, post.output), 'utf8')), splitting)
  const words = volume.posts.map(post => read.get(post) ?? known.get(post.hash) ?? open(post))
  const isNew = volume.posts.some(({ hash }) => !known.has(hash))
  if (records !== null && isNew) writeWords(records, volume, words)
  return words
}

function writeVolume(
  volume: SearchVolume,
  words: readonly Weighed[],
  { stale, staging, splitting }: Making,
): void {
  const drawers = fillDrawers(words, volume.drawers, splitting)
  const textOf = ({ kind, number }: IndexFile) => {
    if (kind === 'drawer') return drawers[number] ?? ''
    const posts = volume.posts.slice(number * cardsInFile, (number + 1) * cardsInFile)
    return JSON.stringify(posts.map(({ card }) => card))
  }
  for (const file of filesOf(volume).filter(({ output }) => stale.has(output))) {
    const path = join(staging, file.output)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, textOf(file))
  }
}
