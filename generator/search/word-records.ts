import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SearchVolume } from '../plan/search.ts'
import type { Weighed } from './weigh.ts'

/** The words of posts by the hashes of their files, so that an edit reads one page and not its whole volume. */
export type WordRecords = Map<string, Weighed>

/** What another version of the code wrote, or a damaged file, is as none. */
export function readWords(folder: string, { name, ground }: SearchVolume): WordRecords {
  try {
    const [first = '', ...lines] = readFileSync(join(folder, name), 'utf8').split('\n')
    if (first !== `${ground} ${lines.length - 1}`) return new Map()
    return new Map(lines.slice(0, -1).map(parseLine))
  } catch {
    return new Map()
  }
}

export function writeWords(
  folder: string,
  { name, ground }: SearchVolume,
  words: WordRecords,
): void {
  const lines = [...words].map(([hash, weighed]) => [hash, ...weighed].join(' '))
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${name}.tmp`), `${ground} ${lines.length}\n${lines.join('\n')}\n`)
  renameSync(join(folder, `${name}.tmp`), join(folder, name))
}

function parseLine(line: string): [string, Weighed] {
  const [hash = '', ...words] = line.split(' ')
  return [hash, words]
}
