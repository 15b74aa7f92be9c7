import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { clearDrafts, draftFor } from '../../comments-api/storage/draft.ts'
import { ArchiveHeader } from '../../comments-api/transfer/archive.ts'
import { makeFolder } from '../../generator/make-folder.ts'
import { writingTo } from '../../generator/report/writing-to.ts'
import type { Ledger } from '../ledger.ts'
import { SourceRefused } from '../source.ts'
import { composeLine } from './compose-entry.ts'

/**
 * A complete archive beside its final place, readable by its owner only. `settle` moves it there, `discard` deletes it.
 */
export type StagedArchive = {
  settle(): Promise<void>
  discard(): Promise<void>
}

/** Throws SourceRefused if the file exists already with other content. */
export async function stageArchive(ledger: Ledger, file: string): Promise<StagedArchive> {
  const draft = draftFor(file)
  const discard = () => rm(draft, { force: true })
  try {
    await writingTo(file, 'nothing was imported', () => write(ledger, { file, draft }))
    if (existsSync(file) && (await digestOf(file)) !== (await digestOf(draft))) throw taken(file)
  } catch (error) {
    await discard()
    throw error
  }
  return { settle: () => rename(draft, file), discard }
}

type Places = { readonly file: string; readonly draft: string }

async function write(ledger: Ledger, { file, draft }: Places): Promise<void> {
  makeFolder(dirname(file))
  clearDrafts(file)
  const output = createWriteStream(draft, { flags: 'wx', mode: 0o600, flush: true })
  await pipeline(Readable.from(linesOf(ledger)), output)
}

function* linesOf(ledger: Ledger): Generator<string> {
  yield `${JSON.stringify(ArchiveHeader.parse({ type: 'archive', format: 1 }))}\n`
  for (const entry of ledger.written()) yield composeLine(entry)
}

function taken(file: string): SourceRefused {
  return new SourceRefused(
    `${file} is there already and holds something else; name another file with --archive, or move this one away`,
  )
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}
