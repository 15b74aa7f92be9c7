import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { inject } from 'vitest'

/**
 * Lets builds of the demonstration find its pictures already encoded, which is most of their work and always the same.
 * The names of such files say what they are made from, so builds may share them.
 */
export function shareImages(cache: string): void {
  // docs/take-pictures.ts also calls this, but it is no test, so it has no folder of a run.
  if (!process.env['VITEST']) return
  const shared = join(inject('runFolder'), 'images')
  for (const folder of [cache, shared]) mkdirSync(folder, { recursive: true })
  symlinkSync(shared, join(cache, 'images'))
}
