import { existsSync, readdirSync } from 'node:fs'

type ListedFile = {
  /** With "/" between folders, and those of the folder that was asked for. */
  readonly output: string
  /** `false` for links, pipes, and whatever else no build writes. */
  readonly isPlain: boolean
}

/** Everything in the folder that is no folder. */
export function listFiles(root: string, folder = ''): ListedFile[] {
  if (isLost(root, folder)) return [{ output: folder, isPlain: false }]
  return readdirSync(`${root}/${folder}`, { withFileTypes: true }).flatMap(entry => {
    const output = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (entry.isDirectory()) return listFiles(root, output)
    return [{ output, isPlain: entry.isFile() }]
  })
}

/** Node puts U+FFFD where a name's bytes are no UTF-8, and then cannot find the folder by that name. */
function isLost(root: string, folder: string): boolean {
  return folder.includes('\uFFFD') && !existsSync(`${root}/${folder}`)
}
