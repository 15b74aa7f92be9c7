import { lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

export type WalkedFolder = {
  /** Paths below the folder, in one order everywhere. */
  readonly files: readonly string[]
  /** Neither files nor folders: never followed, for a link could lead anywhere on the machine. */
  readonly others: readonly string[]
}

/** Hidden files and folders are passed over, and so is whatever `passOver` says. */
export function walkFolder(root: string, passOver: (path: string) => boolean): WalkedFolder {
  const files: string[] = []
  const others: string[] = []
  const waiting = ['']
  for (let inside = waiting.pop(); inside !== undefined; inside = waiting.pop()) {
    for (const name of readdirSync(join(root, inside))) {
      const path = inside === '' ? name : `${inside}/${name}`
      if (/^\.|~$|\.sw[op]$/.test(name) || passOver(path)) continue
      const status = lstatSync(join(root, path), { throwIfNoEntry: false })
      if (status?.isDirectory()) waiting.push(path)
      else if (status?.isFile()) files.push(path)
      else others.push(path)
    }
  }
  return { files: files.sort(), others: others.sort() }
}
