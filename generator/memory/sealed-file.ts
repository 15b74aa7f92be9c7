import { dirname } from 'node:path'
import { hashOf } from '../content/records.ts'

// By `import`, Node would load its streams with it. Decision 93.
const { mkdirSync, readFileSync, renameSync, writeFileSync } = process.getBuiltinModule('node:fs')

/**
 * What one build writes for the next. `ground` names the code that wrote it, and whatever else must be
 * the same; a file of another ground, or a damaged one, is as none: then everything is found out anew,
 * which is always right. So the seal vouches for the shape, too.
 */
export function readSealed(path: string, ground: string): string | null {
  return openSealed(path, ground)?.content ?? null
}

export type Sealed = { readonly seal: string; readonly content: string }

/** The content, and the seal that no other content has. */
export function openSealed(path: string, ground: string): Sealed | null {
  try {
    const bytes = readFileSync(path)
    const end = bytes.indexOf('\n')
    // Of the bytes: a text would be turned into them once more.
    const seal = sealOf(ground, bytes.subarray(end + 1))
    if (bytes.toString('utf8', 0, end) !== seal) return null
    return { seal, content: bytes.toString('utf8', end + 1) }
  } catch {
    return null
  }
}

/** Whole or not at all; answers with its seal. */
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
