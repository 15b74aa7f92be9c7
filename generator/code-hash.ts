import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import {
  type FileRecord,
  findRecord,
  hashOf,
  makeRecord,
  type Records,
  sameRecords,
} from './content/records.ts'
import { compareText } from './diagnostic.ts'
import { readSealed, writeSealed } from './memory/sealed-file.ts'

/** Whatever is written in these decides how a page looks, besides its content. */
const sources = [
  'templates',
  'generator',
  'comments-api/client',
  'comments-api/contract',
  'package-lock.json',
]

export function hashOfCode(root: string): string {
  return openCode(root)()
}

/** To be asked again and again: only what has another time or size is read anew. */
export function openCode(root: string): () => string {
  let known: Records<string> = {}
  return () => {
    known = lookAt(root, known)
    return hashOfAll(known)
  }
}

/** The same from one command to the next, which leaves what it knows at `path`. */
export function recallCode(root: string, path: string): string {
  // Of another shape, it is to have another name here.
  const ground = `code ${root}`
  const kept = readSealed(path, ground)
  const known: Records<string> = kept === null ? {} : JSON.parse(kept)
  const looked = lookAt(root, known)
  if (sameRecords(looked, known) !== known) writeSealed(path, ground, JSON.stringify(looked))
  return hashOfAll(looked)
}

function lookAt(root: string, known: Records<string>): Records<string> {
  const look = (source: string): [string, FileRecord<string>] => {
    const path = join(root, source)
    const { size, ctimeMs: modified } = statSync(path)
    const file = { source, path, size, modified }
    const readAt = Date.now()
    return [source, findRecord(known, file) ?? makeRecord(file, hashOf(readFileSync(path)), readAt)]
  }
  const files = sources.flatMap(source => filesIn(root, source)).sort(compareText)
  return Object.fromEntries(files.map(look))
}

function hashOfAll(looked: Records<string>): string {
  const lines = Object.entries(looked).map(([file, { value }]) => `${file} ${value}\n`)
  return hashOf(lines.join(''))
}

function filesIn(root: string, source: string): string[] {
  if (!existsSync(join(root, source))) return []
  if (/\.(?:json|ts)$/.test(source)) return [source]
  return readdirSync(join(root, source), { recursive: true, encoding: 'utf8' })
    .filter(name => /^(?:.*\/)?[^./][^/]*\.(?:ts|css|svg|png|ico)$/.test(name))
    .map(name => `${source}/${name}`)
}
