import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  cardsInFile,
  filesOf,
  type IndexFile,
  type SearchedPost,
  type SearchVolume,
} from '../plan/search.ts'
import { fillDrawers } from './fill-drawers.ts'
import type { Splitting } from './read-words.ts'
import { openVocabulary, translator, type Vocabulary, type Weighed } from './vocabulary.ts'
import { openWeigher, type Weigh } from './weigh.ts'
import { readWords, writeWords } from './word-records.ts'

export type IndexOptions = {
  readonly volumes: readonly SearchVolume[]
  /** The outputs that this build writes. */
  readonly stale: ReadonlySet<string>
  /** The folder that holds the finished pages and gets the index. */
  readonly staging: string
  /** Where an earlier build stored the words of texts; `null` if they must not be used. */
  readonly records: string | null
}

type IndexMeans = {
  readonly splitting: Splitting
  /** Writes a file of the index in its place. */
  write(output: string, text: string): void
}

/** Makes the stale files of the index from the pages that were rendered now or kept. */
type SearchIndex = {
  /** Takes a page that has just been rendered, so that it need not be opened for its words. */
  read(output: string, page: string): void
  /** Takes the words of a page that another thread has read. */
  take(output: string, told: ToldWords): void
  /** The post of a page whose words are needed, or `undefined`. */
  searched(output: string): SearchedPost | undefined
  finish(): void
}

/** Uses the numbers of the other thread, and lists the words that it had not sent before. */
export type ToldWords = { readonly weighed: Weighed; readonly learned: readonly string[] }

export function openIndex(options: IndexOptions, means: IndexMeans): SearchIndex {
  const vocabulary = openVocabulary()
  const weigh = openWeigher(means.splitting, vocabulary)
  const making: Making = { ...options, ...means, vocabulary, weigh }
  const learned: string[] = []
  const translate = translator({ words: learned }, vocabulary)
  const volumes = options.volumes
    .filter(volume => filesOf(volume).some(({ output }) => options.stale.has(output)))
    .map(volume => openVolume(volume, making))
  const wanted = new Map(
    volumes.flatMap(({ posts, take }) => posts.map(post => [post.output, { post, take }] as const)),
  )
  return {
    read: (output, page) => {
      const asked = wanted.get(output)
      asked?.take(asked.post, weigh(asked.post, page))
    },
    take: (output, told) => {
      // Pushed one by one: a long page may have more new words than a call may have arguments.
      for (const word of told.learned) learned.push(word)
      const asked = wanted.get(output)
      asked?.take(asked.post, translate(told.weighed))
    },
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

/** A volume is written as soon as its last page was read, because the words of all posts would fill the memory. */
function openVolume(volume: SearchVolume, making: Making): OpenVolume {
  const words = new Map<SearchedPost, Weighed>()
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

type Making = IndexOptions &
  IndexMeans & {
    readonly vocabulary: Vocabulary
    readonly weigh: Weigh
  }

function gatherWords(
  volume: SearchVolume,
  read: ReadonlyMap<SearchedPost, Weighed>,
  { staging, records, vocabulary, weigh }: Making,
): readonly Weighed[] {
  const isRead = read.size === volume.posts.length
  const known =
    records === null || isRead ? new Map<string, Weighed>() : readWords(records, volume, vocabulary)
  const open = (post: SearchedPost) => weigh(post, readFileSync(join(staging, post.output), 'utf8'))
  const words = volume.posts.map(post => read.get(post) ?? known.get(post.hash) ?? open(post))
  const isNew = volume.posts.some(({ hash }) => !known.has(hash))
  if (records !== null && isNew) writeWords(records, volume, { words, vocabulary })
  return words
}

function writeVolume(
  volume: SearchVolume,
  words: readonly Weighed[],
  { stale, splitting, vocabulary, write }: Making,
): void {
  const drawers = fillDrawers(words, volume.drawers, { ...splitting, vocabulary })
  const textOf = ({ kind, number }: IndexFile) => {
    if (kind === 'drawer') return drawers[number] ?? ''
    const posts = volume.posts.slice(number * cardsInFile, (number + 1) * cardsInFile)
    return JSON.stringify(posts.map(({ card }) => card()))
  }
  for (const file of filesOf(volume)) if (stale.has(file.output)) write(file.output, textOf(file))
}
