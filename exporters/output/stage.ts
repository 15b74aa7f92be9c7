import { createWriteStream, existsSync } from 'node:fs'
import { copyFile, link, lstat, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { makeFolder } from '../../generator/make-folder.ts'
import { writingTo } from '../../generator/report/writing-to.ts'

/** Something exists already where the export was to go. */
export class OutputTaken extends Error {
  override readonly name = 'OutputTaken'

  constructor(place: string) {
    super(`${place} is there already; name another place, or move it away`)
  }
}

/** Where an export is written until it is complete, beside the places that were named. */
export type Places = {
  /**
   * Writes the whole output as one file. Only its owner may read that, because it contains drafts and may contain
   * addresses.
   */
  writeFile(pieces: AsyncIterable<string>): Promise<void>
  /** For output that is a folder. */
  openFolder(): Folder
  /** `null` if no folder was named. */
  readonly uploads: Folder | null
  settle(): Promise<void>
  discard(): Promise<void>
}

export type Folder = {
  put(path: string, text: string): Promise<void>
  copy(from: string, path: string): Promise<void>
}

type Named = { readonly output: string; readonly uploads: string | null }

export function openPlaces({ output, uploads }: Named): Places {
  const named = [...(uploads === null ? [] : [uploads]), output]
  for (const place of named) refuseTaken(place)
  return {
    writeFile: pieces =>
      writing(output, async () => {
        const stream = createWriteStream(draftOf(output), { flags: 'wx', mode: 0o600, flush: true })
        await pipeline(Readable.from(pieces), stream)
      }),
    openFolder: () => folderAt(output),
    uploads: uploads === null ? null : folderAt(uploads),
    settle: async () => {
      for (const place of named) await move(place)
    },
    discard: async () => {
      for (const place of named) await rm(nameOfDraft(place), { recursive: true, force: true })
    },
  }
}

function folderAt(place: string): Folder {
  const pathFor = (path: string) => {
    const full = join(draftOf(place), path)
    makeFolder(dirname(full))
    return full
  }
  return {
    put: (path, text) => writing(place, async () => writeFile(pathFor(path), text, { flag: 'wx' })),
    copy: (from, path) => writing(place, async () => copyFile(from, pathFor(path))),
  }
}

function writing<Result>(place: string, write: () => Promise<Result>): Promise<Result> {
  return writingTo(place, 'nothing was exported', write)
}

function nameOfDraft(place: string): string {
  return `${place}.${process.pid}.part`
}

function draftOf(place: string): string {
  makeFolder(dirname(place))
  return nameOfDraft(place)
}

async function move(place: string): Promise<void> {
  const draft = nameOfDraft(place)
  const status = await lstat(draft).catch(() => null)
  if (status === null) return
  refuseTaken(place)
  if (status.isDirectory()) return rename(draft, place)
  // A link is refused if a file has appeared there a moment ago; a move would replace it.
  await link(draft, place)
}

function refuseTaken(place: string): void {
  if (existsSync(place)) throw new OutputTaken(place)
}
