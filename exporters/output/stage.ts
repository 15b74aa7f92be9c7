import { createWriteStream, existsSync } from 'node:fs'
import { copyFile, link, lstat, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { clearDrafts, draftFor } from '../../comments-api/storage/draft.ts'
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
  /** Takes the place of a file that was copied, because an earlier export may be the content of this one. */
  put(path: string, text: string): Promise<void>
  copy(from: string, path: string): Promise<void>
}

type Named = { readonly output: string; readonly uploads: string | null }

export function openPlaces({ output, uploads }: Named): Places {
  const written = begin(output)
  const copied = uploads === null ? null : begin(uploads)
  const begun = copied === null ? [written] : [copied, written]
  return {
    writeFile: pieces =>
      writing(output, async () => {
        makeFolder(dirname(output))
        const stream = createWriteStream(written.draft, { flags: 'wx', mode: 0o600, flush: true })
        await pipeline(Readable.from(pieces), stream)
      }),
    openFolder: () => folderAt(written),
    uploads: copied && folderAt(copied),
    settle: async () => {
      for (const one of begun) await move(one)
    },
    discard: async () => {
      for (const { draft } of begun) await rm(draft, { recursive: true, force: true })
    },
  }
}

/** A place that was named, and where that which will stand there is written first. */
type Begun = { readonly place: string; readonly draft: string }

function begin(place: string): Begun {
  refuseTaken(place)
  clearDrafts(place)
  return { place, draft: draftFor(place) }
}

function folderAt({ place, draft }: Begun): Folder {
  const pathFor = (path: string) => {
    const full = join(draft, path)
    makeFolder(dirname(full))
    return full
  }
  return {
    put: (path, text) => writing(place, async () => writeFile(pathFor(path), text)),
    copy: (from, path) => writing(place, async () => copyFile(from, pathFor(path))),
  }
}

function writing<Result>(place: string, write: () => Promise<Result>): Promise<Result> {
  return writingTo(place, 'nothing was exported', write)
}

async function move({ place, draft }: Begun): Promise<void> {
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
