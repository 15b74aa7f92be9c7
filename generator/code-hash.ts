import { join } from 'node:path'
import { type FileRecord, findRecord, makeRecord, type Records } from './content/records.ts'
import { hashOf } from './hash-of.ts'
import { readSealed, writeSealed } from './memory/sealed-file.ts'

// By `import`, Node would load its streams with it. Decision 93.
const { existsSync, readdirSync, readFileSync, statSync } = process.getBuiltinModule('node:fs')

/** Everything in these decides how a page looks, apart from its content. */
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

/** Changes whenever a code file is written, even with the same bytes. */
export function momentOfCode(root: string): string {
  const lines = filesOfCode(root).map(file => `${file} ${statSync(join(root, file)).ctimeMs}\n`)
  return hashOf(lines.join(''))
}

/**
 * Made for being called again and again: only files whose time or size has changed, since an earlier call or an earlier
 * process, are read again.
 */
export function openCode(root: string): () => string {
  const memory = openMemory(root)
  let known = memory.recall()
  return () => {
    const looked = lookAt(root, known)
    if (looked !== known) memory.keep(looked)
    known = looked
    return hashOfAll(looked)
  }
}

function openMemory(root: string) {
  const path = join(root, '.bundled', 'code')
  // Rename it whenever the shape of what is kept changes.
  const ground = `code ${root}`
  return {
    recall: (): Records<string> => JSON.parse(readSealed(path, ground) ?? '{}'),
    keep: (looked: Records<string>): void => {
      try {
        writeSealed(path, ground, JSON.stringify(looked))
      } catch {
        // If nothing can be written, everything is read again next time.
      }
    },
  }
}

/** Returns the very same object if everything is unchanged. */
function lookAt(root: string, known: Records<string>): Records<string> {
  const look = (source: string): [string, FileRecord<string>] => {
    // Twice as fast as `join`, which looks for dots in each of seven hundred paths.
    const path = `${root}/${source}`
    const { size, ctimeMs: modified } = statSync(path)
    const file = { source, path, size, modified }
    const readAt = Date.now()
    return [source, findRecord(known, file) ?? makeRecord(file, hashOf(readFileSync(path)), readAt)]
  }
  const looked = filesOfCode(root).map(look)
  const isSame =
    looked.length === Object.keys(known).length &&
    looked.every(([source, record]) => known[source] === record)
  return isSame ? known : Object.fromEntries(looked)
}

function hashOfAll(looked: Records<string>): string {
  const lines = Object.entries(looked).map(([file, { value }]) => `${file} ${value}\n`)
  return hashOf(lines.join(''))
}

function filesOfCode(root: string): string[] {
  return sources.flatMap(source => filesIn(root, source)).sort()
}

function filesIn(root: string, source: string): string[] {
  if (!existsSync(join(root, source))) return []
  if (/\.(?:json|ts)$/.test(source)) return [source]
  return readdirSync(join(root, source), { recursive: true, encoding: 'utf8' })
    .filter(name => /^(?:.*\/)?[^./][^/]*\.(?:ts|json|css|svg|png|ico)$/.test(name))
    .map(name => `${source}/${name}`)
}
