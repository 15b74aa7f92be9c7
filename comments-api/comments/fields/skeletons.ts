import { createRequire } from 'node:module'
import type Unhomoglyph from 'unhomoglyph'
import { normaliseName } from './name.ts'

/** Loaded with the first comparison: the list of look-alike letters takes a megabyte. */
const load = createRequire(import.meta.url)

/**
 * UTS 39, 4: once with the letters as they are, because a capital
 * I looks like an l, and once without their case, because INÊS is Inês.
 */
export function skeletons(name: string): readonly string[] {
  const shown = normaliseName(name).normalize('NFKC')
  return [skeleton(shown).toLowerCase(), skeleton(withoutCase(shown)).toLowerCase()]
}

/** Weiß is WEISS in capitals, or WEIẞ. */
function withoutCase(text: string): string {
  return text.toLowerCase().toUpperCase().toLowerCase()
}

export function skeleton(text: string): string {
  const unhomoglyph: typeof Unhomoglyph = load('unhomoglyph')
  return unhomoglyph(text.normalize('NFD')).normalize('NFD')
}
