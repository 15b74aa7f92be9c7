import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type FileRecord, findRecord, hashOf, makeRecord, type Records } from './content/records.ts'
import { compareText } from './diagnostic.ts'

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
  const look = (source: string): [string, FileRecord<string>] => {
    const path = join(root, source)
    const { size, ctimeMs: modified } = statSync(path)
    const file = { source, path, size, modified }
    const readAt = Date.now()
    return [source, findRecord(known, file) ?? makeRecord(file, hashOf(readFileSync(path)), readAt)]
  }
  return () => {
    const files = sources.flatMap(source => filesIn(root, source)).sort(compareText)
    const looked = files.map(look)
    known = Object.fromEntries(looked)
    return hashOf(looked.map(([file, { value }]) => `${file} ${value}\n`).join(''))
  }
}

function filesIn(root: string, source: string): string[] {
  if (!existsSync(join(root, source))) return []
  if (/\.(?:json|ts)$/.test(source)) return [source]
  return readdirSync(join(root, source), { recursive: true, encoding: 'utf8' })
    .filter(name => /^(?:.*\/)?[^./][^/]*\.(?:ts|css)$/.test(name))
    .map(name => `${source}/${name}`)
}
