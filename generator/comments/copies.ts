import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { WireThread } from '../../comments-api/contract/thread.ts'

/** Whole threads as one service last told them: what a build uses when that service is away. */
const Copies = z.object({
  format: z.literal(2),
  /** Of the service's database: another one counts its versions anew. */
  epoch: z.string(),
  threads: z.record(z.string(), WireThread),
})
export type Copies = Readonly<z.infer<typeof Copies>>

/** `null` when there is no copy, or none that this version can read. */
export function readCopies(path: string): Copies | null {
  try {
    const copies = Copies.safeParse(JSON.parse(readFileSync(path, 'utf8')))
    return copies.success ? copies.data : null
  } catch {
    return null
  }
}

export function writeCopies(path: string, copies: Copies): void {
  mkdirSync(dirname(path), { recursive: true })
  const unfinished = `${path}.${process.pid}.tmp`
  writeFileSync(unfinished, JSON.stringify(copies))
  renameSync(unfinished, path)
}
