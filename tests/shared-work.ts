import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { inject } from 'vitest'

/**
 * Lets builds of the demonstration find its pictures encoded and its scripts bundled, which is most of their work and
 * the same each time. The names of such files say what they are made of, and builds may share them.
 */
export function shareWork(cache: string, kinds: readonly ('assets' | 'images')[]): void {
  // docs/take-pictures.ts opens the same desk and is no test: nobody has begun the work for it.
  if (!process.env['VITEST']) return
  mkdirSync(cache, { recursive: true })
  for (const kind of kinds) {
    const shared = join(inject('runFolder'), kind)
    mkdirSync(shared, { recursive: true })
    symlinkSync(shared, join(cache, kind))
  }
}
