import { ContentError } from '../errors.ts'
import { readSite } from './read-site.ts'
import type { Site } from './site.ts'

/** Throws a ContentError with every mistake in site.yaml. */
export function readSoundSite(content: string, shownAs: string): Site {
  const { site, mistakes } = readSite({ content, shownAs })
  if (mistakes.length > 0) throw new ContentError(mistakes)
  return site
}
