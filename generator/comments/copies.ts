import { renameSync } from 'node:fs'
import { dirname } from 'node:path'
import * as z from 'zod'
import { WireThread } from '../../comments-api/contract/thread.ts'
import { readSealed, writeSealed } from '../memory/sealed-file.ts'
import { clearUnfinished, unfinishedFor } from '../memory/unfinished.ts'

/** Whole threads as one service last sent them. A build starts from these, and uses them if that service is away. */
const Copies = z.object({ threads: z.record(z.string(), WireThread) })
export type Copies = Readonly<z.infer<typeof Copies>>

const format = 'copies-3'

/** `null` if there is no copy, or none that this version can read: a damaged one must not be published. */
export function readCopies(path: string): Copies | null {
  const json = readSealed(path, format)
  if (json === null) return null
  const copies = Copies.safeParse(JSON.parse(json))
  return copies.success ? copies.data : null
}

/** Builds into two folders may end at the same time. */
export function writeCopies(path: string, copies: Copies): void {
  const unfinished = unfinishedFor(path)
  writeSealed(unfinished, format, JSON.stringify(copies))
  renameSync(unfinished, path)
  clearUnfinished(dirname(path))
}
