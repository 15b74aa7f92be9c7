import { existsSync } from 'node:fs'
import { copyFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { makeFolder } from '../../generator/make-folder.ts'
import { writingTo } from '../../generator/report/writing-to.ts'
import { removeLeftovers } from '../leftovers.ts'

/** A folder that is hidden from every build, where files wait until all of them are written. */
export type Stage = {
  put(source: string, text: string): Promise<void>
  copy(path: string, source: string): Promise<void>
}

export type OpenStage = Stage & {
  /** Moves everything to its place; in a folder, the post comes last. */
  settle(): Promise<void>
  discard(): Promise<void>
}

export async function openStage(content: string): Promise<OpenStage> {
  await removeLeftovers(content, /^\.import-(\d+)$/)
  const folder = join(content, `.import-${process.pid}`)
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
    discard: () => rm(folder, { recursive: true, force: true }),
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
