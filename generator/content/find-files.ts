import { existsSync, lstatSync, readdirSync, type Stats } from 'node:fs'
import { join } from 'node:path'
import { bySource } from '../compare-text.ts'
import { type Diagnostic, wrongFile } from '../diagnostic.ts'

/** `modified` is the inode's change time in ms, which no tool can set back, unlike the file's own time. */
export type FoundFile = {
  readonly source: string
  readonly path: string
  readonly size: number
  readonly modified: number
}

/** Whether the file becomes a post or a page. */
export function isPostFile({ source }: Pick<FoundFile, 'source'>): boolean {
  return postPath.test(source)
}

/** Not in the function: it is asked of every file several times, and each time would make another expression. */
const postPath = /^(?:posts|pages)\/.*\.md$/s

export type FoundFiles = {
  readonly files: readonly FoundFile[]
  readonly mistakes: readonly Diagnostic[]
}

/**
 * Lists every regular file below `folder`, in the same order on every machine. Hidden files and editors' backups are
 * left out.
 */
export function findFiles(folder: string, shownAs: string): FoundFiles {
  const files: FoundFile[] = []
  const mistakes: Diagnostic[] = []
  // If there is no such folder, there is no site.yaml either, which is then reported.
  const waiting = existsSync(folder) ? [''] : []
  for (let inside = waiting.pop(); inside !== undefined; inside = waiting.pop()) {
    const names = readdirSync(join(folder, inside)).filter(name => !isIgnored(name))
    for (const name of names) {
      const source = inside === '' ? name : `${inside}/${name}`
      const path = `${folder}/${source}`
      const status = lstatSync(path, { throwIfNoEntry: false })
      // Editors' temporary files may disappear between listing and looking.
      if (status === undefined && !source.includes('\uFFFD')) continue
      if (status === undefined) mistakes.push(unreadableName(`${shownAs}/${source}`))
      else if (status.isDirectory()) waiting.push(source)
      else if (status.isFile())
        files.push({ source, path, size: status.size, modified: status.ctimeMs })
      else mistakes.push(notARegularFile(`${shownAs}/${source}`, status))
    }
  }
  return { files: files.sort(bySource), mistakes }
}

function isIgnored(name: string): boolean {
  return name.startsWith('.') || name.endsWith('~') || name.endsWith('.swp')
}

/** Node replaces invalid UTF-8 in names by U+FFFD, and then cannot find the file by that name. */
function unreadableName(file: string): Diagnostic {
  return wrongFile(file, {
    code: 'no-address',
    message: "the file's name is not UTF-8",
    hint: 'Give the file a short name with letters or digits, for example 2026-11-20-a-title.md.',
  })
}

/** A link could publish any file of the machine, and a pipe would block the build for ever. */
function notARegularFile(file: string, status: Stats): Diagnostic {
  return wrongFile(file, {
    code: 'not-a-file',
    message: status.isSymbolicLink() ? 'is a symbolic link' : 'is a device, a pipe or a socket',
    hint: 'Put the file itself into the content folder.',
  })
}
