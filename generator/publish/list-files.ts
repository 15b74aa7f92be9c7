import { readdirSync } from 'node:fs'

export type ListedFile = {
  /** With "/" between folders, and those of the folder that was asked for. */
  readonly output: string
  /** `false` for links, pipes, and whatever else no build writes. */
  readonly isPlain: boolean
}

/** Everything in the folder that is no folder. */
export function listFiles(root: string, folder = ''): ListedFile[] {
  return readdirSync(`${root}/${folder}`, { withFileTypes: true }).flatMap(entry => {
    const output = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (entry.isDirectory()) return listFiles(root, output)
    return [{ output, isPlain: entry.isFile() }]
  })
}
