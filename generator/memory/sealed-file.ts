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
    const text = readFileSync(path, 'utf8')
    const end = text.indexOf('\n')
    const content = text.slice(end + 1)
    const seal = sealOf(ground, content)
    return text.slice(0, end) === seal ? { seal, content } : null
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

function sealOf(ground: string, content: string): string {
  return `${ground} ${hashOf(content)}`
}
