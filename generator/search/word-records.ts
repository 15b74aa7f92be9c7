import { join } from 'node:path'
import { readSealed, writeSealed } from '../memory/sealed-file.ts'
import type { SearchVolume } from '../plan/search.ts'
import type { Weighed } from './weigh.ts'

/** The words of posts by the hashes of their files, so that an edit reads one page and not its whole volume. */
export type WordRecords = Map<string, Weighed>

export function readWords(folder: string, { name, ground }: SearchVolume): WordRecords {
  const text = readSealed(join(folder, name), ground)
  return new Map(text === null ? [] : text.split('\n').map(parseLine))
}

export function writeWords(
  folder: string,
  { name, ground, posts }: SearchVolume,
  words: readonly Weighed[],
): void {
  const read = new Map(posts.map(({ hash }, place) => [hash, words[place] ?? []] as const))
  const lines = [...read].map(([hash, weighed]) => [hash, ...weighed].join(' '))
  writeSealed(join(folder, name), ground, lines.join('\n'))
}

function parseLine(line: string): [string, Weighed] {
  const [hash = '', ...words] = line.split(' ')
  return [hash, words]
}
