import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { WireThread } from '../../comments-api/contract/thread.ts'

/** Whole threads as the service last told them, by id: what a build uses when the service is away. */
const Copies = z.object({ format: z.literal(1), threads: z.record(z.string(), WireThread) })
export type Copies = Readonly<Record<string, WireThread>>

/** `null` when there is no copy, or none that this version can read. */
export function readCopies(path: string): Copies | null {
  try {
    const copies = Copies.safeParse(JSON.parse(readFileSync(path, 'utf8')))
    return copies.success ? copies.data.threads : null
  } catch {
    return null
  }
}

export function writeCopies(path: string, threads: Copies): void {
  mkdirSync(dirname(path), { recursive: true })
  const unfinished = `${path}.${process.pid}.tmp`
  writeFileSync(unfinished, JSON.stringify({ format: 1, threads }))
  renameSync(unfinished, path)
}
