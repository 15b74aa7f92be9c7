import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { inject } from 'vitest'

/**
 * Lets builds of the demonstration find its pictures encoded, which is most of their work and the same each time. The
 * names of such files say what they are made of, and builds may share them.
 */
export function shareImages(cache: string): void {
  // docs/take-pictures.ts opens the same desk and is no test: nobody has begun the work for it.
  if (!process.env['VITEST']) return
  const shared = join(inject('runFolder'), 'images')
  for (const folder of [cache, shared]) mkdirSync(folder, { recursive: true })
  symlinkSync(shared, join(cache, 'images'))
}
