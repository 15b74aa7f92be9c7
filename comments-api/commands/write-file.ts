import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { clearDrafts, draftFor } from '../storage/draft.ts'
import { tellOfWrite } from '../storage/refused-write.ts'

/**
 * Writes the whole file or none, readable only by this user. It is first written under another name and then renamed.
 */
export async function writePrivately(file: string, lines: AsyncIterable<string>): Promise<void> {
  const draft = draftFor(file)
  clearDrafts(file)
  try {
    // `flush` puts it on the disk before it replaces an older file.
    const output = createWriteStream(draft, { flags: 'wx', mode: 0o600, flush: true })
    await pipeline(Readable.from(lines), output)
    await rename(draft, file)
  } catch (cause) {
    await rm(draft, { force: true })
    throw tellOfWrite(file, cause)
  }
}

export async function writeToOutput(lines: AsyncIterable<string>): Promise<void> {
  try {
    await pipeline(Readable.from(lines), process.stdout, { end: false })
  } catch (error) {
    // Whoever reads it has enough, as `head` does.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPIPE')) throw error
  }
}
