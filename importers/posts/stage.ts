import { existsSync } from 'node:fs'
import { copyFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { makeFolder } from '../../generator/make-folder.ts'
import { takeLock } from '../../generator/publish/lock.ts'
import { writingTo } from '../../generator/report/writing-to.ts'
import { systemCode } from '../../generator/system-code.ts'

/** A folder that is hidden from every build, where files wait until all of them are written. */
export type Stage = {
  put(source: string, text: string): Promise<void>
  copy(path: string, source: string): Promise<void>
}

type OpenStage = Stage & {
  /** Moves everything to its place; in a folder, the post comes last. */
  settle(): Promise<void>
  discard(): Promise<void>
}

export async function openStage(content: string): Promise<OpenStage> {
  const release = await writingTo(content, 'nothing was imported', async () => lock(content))
  // Whatever is in it was left by an import that was killed.
  const folder = join(content, '.import-unfinished')
  await rm(folder, { recursive: true, force: true })
  const sources: string[] = []
  const pathFor = (source: string) => {
    const path = join(folder, source)
    makeFolder(dirname(path))
    sources.push(source)
    return path
  }
  const writing = <Result>(write: () => Promise<Result>) =>
    writingTo(content, 'nothing was imported', write)
  return {
    put: (source, text) =>
      writing(async () => writeFile(pathFor(source), text, { flag: 'wx', flush: true })),
    copy: (path, source) => writing(async () => copyFile(path, pathFor(source))),
    settle: () => writingTo(content, partlyDone, () => moveAll(sources, { folder, content })),
    discard: () => rm(folder, { recursive: true, force: true }).finally(release),
  }
}

/** If nothing can be written there, no post is, and a conversation goes into the archive only. */
function lock(content: string): () => void {
  try {
    return takeLock(join(content, '.import.lock'), 'another import')
  } catch (error) {
    if (/^(?:EACCES|EPERM|EROFS)$/.test(systemCode(error) ?? '')) return () => undefined
    throw error
  }
}

/** What is said if moving fails; the next import recognises the posts that were moved. */
const partlyDone = 'some posts are there already, whole'

type Between = { readonly folder: string; readonly content: string }

async function moveAll(sources: readonly string[], { folder, content }: Between): Promise<void> {
  const last = (source: string) => (source.endsWith('/index.md') ? 1 : 0)
  for (const source of sources.toSorted((a, b) => last(a) - last(b))) {
    const place = join(content, source)
    // Written by a run that was killed, or added a moment ago: it is never overwritten.
    if (existsSync(place)) continue
    makeFolder(dirname(place))
    await rename(join(folder, source), place)
  }
}
