import { dirname } from 'node:path'
import { hashOf } from '../hash-of.ts'

// By `import`, Node would load its streams with it. Decision 93.
const { mkdirSync, readFileSync, renameSync, writeFileSync } = process.getBuiltinModule('node:fs')

/**
 * A file that one build writes for the next. `ground` identifies the code that wrote it, and whatever else must be the
 * same. A file with another ground, or a damaged one, counts as missing: everything is then found out again, which is
 * always correct. So the seal also guarantees the shape of the content.
 */
export function readSealed(path: string, ground: string): string | null {
  return openSealed(path, ground)?.content ?? null
}

type Sealed = { readonly seal: string; readonly content: string }

/** The content, and its seal, which no other content has. */
export function openSealed(path: string, ground: string): Sealed | null {
  try {
    const bytes = readFileSync(path)
    const end = bytes.indexOf('\n')
    // Of the bytes, since a text would have to be encoded once more.
    const seal = sealOf(ground, bytes.subarray(end + 1))
    if (bytes.toString('utf8', 0, end) !== seal) return null
    return { seal, content: bytes.toString('utf8', end + 1) }
  } catch {
    return null
  }
}

/** Written completely or not at all; returns its seal. */
export function writeSealed(path: string, ground: string, content: string): string {
  const seal = sealOf(ground, content)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(`${path}.tmp`, `${seal}\n${content}`)
  renameSync(`${path}.tmp`, path)
  return seal
}

function sealOf(ground: string, content: string | Uint8Array): string {
  return `${ground} ${hashOf(content)}`
}
