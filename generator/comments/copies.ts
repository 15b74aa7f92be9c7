import { renameSync } from 'node:fs'
import { dirname } from 'node:path'
import * as z from 'zod'
import { WireThread } from '../../comments-api/contract/thread.ts'
import { clearUnfinished } from '../memory/clear-unfinished.ts'
import { readSealed, writeSealed } from '../memory/sealed-file.ts'

/** Whole threads as one service last told them: what a build begins with, and uses when that service is away. */
const Copies = z.object({ threads: z.record(z.string(), WireThread) })
export type Copies = Readonly<z.infer<typeof Copies>>

const format = 'copies-3'

/** `null` when there is no copy, or none that this version can read: a damaged one would be published. */
export function readCopies(path: string): Copies | null {
  const json = readSealed(path, format)
  if (json === null) return null
  const copies = Copies.safeParse(JSON.parse(json))
  return copies.success ? copies.data : null
}

/** Builds into two folders can end at once. */
export function writeCopies(path: string, copies: Copies): void {
  const unfinished = `${path}.${process.pid}`
  writeSealed(unfinished, format, JSON.stringify(copies))
  renameSync(unfinished, path)
  clearUnfinished(dirname(path))
}
