import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Finds the texts that a folder of the site has for its list, one for each language: `_index.md`, `_index.de.md`. */
export function createListsIn(root: string): (folder: string) => readonly string[] {
  const known = new Map<string, readonly string[]>()
  return folder =>
    known.getOrInsertComputed(folder, () =>
      readdirSync(join(root, folder)).filter(name => /^_index\.[^/]+$/.test(name)),
    )
}

/**
 * Returns the part of a text's folder that is a section, and so in `:sections`. A top folder always is one, a folder
 * within only if it has a list of its own: https://gohugo.io/content-management/sections/
 */
export function sectionIn(folder: string, hasList: (folder: string) => boolean): string {
  const names = folder.split('/')
  const upTo = (count: number) => names.slice(0, count).join('/')
  const deepest = names.findLastIndex((_, index) => index > 0 && hasList(upTo(index + 1)))
  return upTo(Math.max(deepest, 0) + 1)
}
