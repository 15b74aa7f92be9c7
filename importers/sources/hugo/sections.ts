import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Tells whether a folder of the site, other than a top one, is a section: whether it has a text for its list. */
export function createIsSection(root: string): (folder: string) => boolean {
  const known = new Map<string, boolean>()
  return folder => {
    const isSection =
      known.get(folder) ??
      readdirSync(join(root, folder)).some(name => /^_index\.[^/]+$/.test(name))
    known.set(folder, isSection)
    return isSection
  }
}

/**
 * Returns the part of a text's folder that is a section, and so in `:sections`. A top folder always is one, a folder
 * within only if it has an `_index.md`: https://gohugo.io/content-management/sections/
 */
export function sectionIn(folder: string, isSection: (folder: string) => boolean): string {
  const names = folder.split('/')
  const upTo = (count: number) => names.slice(0, count).join('/')
  const deepest = names.findLastIndex((_, index) => index > 0 && isSection(upTo(index + 1)))
  return upTo(Math.max(deepest, 0) + 1)
}
