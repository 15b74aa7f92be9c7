import { join } from 'node:path'
import { readSealed, writeSealed } from '../memory/sealed-file.ts'
import type { SearchVolume } from '../plan/search.ts'
import { openVocabulary, translator, type Vocabulary, type Weighed } from './vocabulary.ts'

/** The words of posts by the hashes of their files, so that after an edit one page is read, and not a whole volume. */
type WordRecords = ReadonlyMap<string, Weighed>

/** How they are stored. The words of each volume have numbers of their own. */
type Kept = {
  readonly words: readonly string[]
  readonly posts: readonly (readonly [hash: string, weighed: Weighed])[]
}

export function readWords(
  folder: string,
  { name, ground }: SearchVolume,
  vocabulary: Vocabulary,
): WordRecords {
  const text = readSealed(join(folder, name), ground)
  if (text === null) return new Map()
  const kept = JSON.parse(text) as Kept
  const translate = translator(kept, vocabulary)
  return new Map(kept.posts.map(([hash, weighed]) => [hash, translate(weighed)]))
}

export function writeWords(
  folder: string,
  { name, ground, posts }: SearchVolume,
  { words, vocabulary }: { readonly words: readonly Weighed[]; readonly vocabulary: Vocabulary },
): void {
  const own = openVocabulary()
  const translate = translator(vocabulary, own)
  const kept: Kept = {
    words: own.words,
    posts: posts.map(({ hash }, place) => [hash, translate(words[place] ?? [])]),
  }
  writeSealed(join(folder, name), ground, JSON.stringify(kept))
}
