import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { PlanEntry } from '../plan/entries.ts'
import { cardsInFile, filesOf, type IndexFile, type SearchVolume } from '../plan/search.ts'
import { fillDrawers } from './fill-drawers.ts'
import { readProse } from './read-prose.ts'
import { type Splitting, type Weighed, weighWords } from './weigh.ts'
import { readWords, writeWords } from './word-records.ts'

export type IndexOptions = {
  readonly volumes: readonly SearchVolume[]
  readonly stale: readonly PlanEntry[]
  /** Where the finished pages stand, and the index goes. */
  readonly staging: string
  /** What an earlier build learned of texts that are the same now; `null` forgets it. */
  readonly records: string | null
}

/** Makes the files of the index that are stale, out of the pages that have just been rendered or were kept. */
export function writeIndex(options: IndexOptions, splitting: Splitting): void {
  const outputs = new Set(options.stale.map(({ output }) => output))
  for (const volume of options.volumes) {
    const files = filesOf(volume).filter(({ output }) => outputs.has(output))
    if (files.length === 0) continue
    const textOf = openVolume(volume, options, splitting)
    for (const file of files) {
      const path = join(options.staging, file.output)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, textOf(file))
    }
  }
}

function openVolume(
  volume: SearchVolume,
  options: IndexOptions,
  splitting: Splitting,
): (file: IndexFile) => string {
  const words = gatherWords(volume, options, splitting)
  const drawers = fillDrawers(words, volume.drawers, splitting)
  return ({ kind, number }) => {
    if (kind === 'drawer') return drawers[number] ?? ''
    const posts = volume.posts.slice(number * cardsInFile, (number + 1) * cardsInFile)
    return JSON.stringify(posts.map(({ card }) => card))
  }
}

function gatherWords(
  volume: SearchVolume,
  { staging, records }: IndexOptions,
  splitting: Splitting,
): readonly Weighed[] {
  const known = records === null ? new Map<string, Weighed>() : readWords(records, volume)
  const read = volume.posts.map(post => {
    const weighed =
      known.get(post.hash) ??
      weighWords(post, readProse(readFileSync(join(staging, post.output), 'utf8')), splitting)
    return [post.hash, weighed] as const
  })
  const isNew = read.some(([hash]) => !known.has(hash))
  if (records !== null && isNew) writeWords(records, volume, new Map(read))
  return read.map(([, weighed]) => weighed)
}
