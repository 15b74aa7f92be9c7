import { rename, rm, rmdir, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { makeFolder } from '../make-folder.ts'
import { systemCode } from '../system-code.ts'
import type { WrittenText } from './move.ts'

/** Writes all files beside their places first and renames them then, so that a full disk changes nothing. */
export async function putInPlace(content: string, texts: readonly WrittenText[]): Promise<void> {
  const files = texts.map(({ source, text }) => {
    const path = join(content, source)
    return { path, text, beside: join(dirname(path), `.${basename(path)}.new`) }
  })
  try {
    for (const { path, beside, text } of files) {
      makeFolder(dirname(path))
      await writeFile(beside, text)
    }
    for (const { path, beside } of files) await rename(beside, path)
  } finally {
    for (const { beside } of files) await rm(beside, { force: true })
  }
}

/** Removes the files, and folders that are empty afterwards, except for `posts` and `pages`. */
export async function takeAway(content: string, sources: readonly string[]): Promise<void> {
  for (const source of sources) await rm(join(content, source), { force: true })
  const folders = new Set(sources.map(source => dirname(source)))
  for (const folder of folders) {
    if (folder.includes('/')) await removeIfEmpty(join(content, folder))
  }
}

async function removeIfEmpty(folder: string): Promise<void> {
  try {
    await rmdir(folder)
  } catch (error) {
    const code = systemCode(error)
    // POSIX allows a system to report EEXIST for a folder that is not empty.
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error
  }
}
