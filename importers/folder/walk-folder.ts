import { lstatSync, readdirSync, type Stats } from 'node:fs'
import { join } from 'node:path'
import type { Found } from '../source.ts'

export type WalkedFolder = {
  /** Paths below the folder, in the same order on every machine. */
  readonly files: readonly string[]
  /** Links, devices, and what cannot be opened. */
  readonly others: readonly Other[]
}

type Other = { readonly path: string; readonly why: string }

/** Skips hidden files and folders, backups of editors, and everything for which `passOver` returns true. */
export function walkFolder(root: string, passOver: (path: string) => boolean): WalkedFolder {
  const files: string[] = []
  const others: Other[] = []
  const waiting = ['']
  for (let inside = waiting.pop(); inside !== undefined; inside = waiting.pop()) {
    for (const name of readdirSync(join(root, inside))) {
      const path = inside === '' ? name : `${inside}/${name}`
      if (/^\.|~$|\.sw[op]$/.test(name) || passOver(path)) continue
      const status = lstatSync(join(root, path), { throwIfNoEntry: false })
      if (status?.isDirectory()) waiting.push(path)
      else if (status?.isFile()) files.push(path)
      else others.push({ path, why: whyNot(path, status) })
    }
  }
  return { files: files.sort(), others: others.sort((a, b) => (a.path < b.path ? -1 : 1)) }
}

/**
 * A link could lead anywhere on the machine. Node turns bytes that are not UTF-8 into U+FFFD, and then finds no such
 * file.
 */
function whyNot(path: string, status: Stats | undefined): string {
  if (status !== undefined) return 'is a link or a device, which is not followed'
  if (path.includes('\uFFFD'))
    return 'has a name that is not UTF-8, so it cannot be read; rename it, and import again'
  return 'disappeared before it could be read'
}

export function* tellOthers(others: readonly Other[]): Generator<Found> {
  for (const { path, why } of others) yield { type: 'note', where: path, message: why }
}
