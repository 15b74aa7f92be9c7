import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { hashOf } from '../../hash-of.ts'

type Folder = {
  /** Returns the hash of the file. */
  write(output: string, page: string): string
}

/** Creates folders inside it as needed. */
export function openFolder(staging: string): Folder {
  const made = new Set<string>()
  return {
    write: (output, page) => {
      const path = join(staging, output)
      const folder = dirname(path)
      if (!made.has(folder)) mkdirSync(folder, { recursive: true })
      made.add(folder)
      writeFileSync(path, page)
      return hashOf(page)
    },
  }
}
