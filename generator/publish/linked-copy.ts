import { existsSync, rmSync } from 'node:fs'
import { startThread } from '../start-thread.ts'
import type { OutputFolder } from './output-folder.ts'

/**
 * A hard-linked copy of the published site, in which the next site is put together if there is no earlier one to use.
 */
export type LinkedCopy = AsyncDisposable & {
  /** Waits for the copy, and returns whether it is complete in the staging folder. It can be taken once. */
  take(): Promise<boolean>
}

export type Copying = { readonly folder: OutputFolder; readonly outputs: readonly string[] }

type Published = {
  readonly names: readonly string[]
  readonly lastChange: readonly string[] | null
}

/** With fewer files, starting a thread takes longer than it saves. */
const fewFiles = 2_000

/**
 * Starts before it is known what has changed: linking ten thousand posts takes a quarter of a second, but nobody waits.
 */
export function copyByLinks(folder: OutputFolder, { names, lastChange }: Published): LinkedCopy {
  // Updating a site that differs in most of its files takes longer than linking.
  const isNear = lastChange !== null && lastChange.length * 2 < names.length
  if (names.length < fewFiles || !existsSync(folder.path)) return noCopy
  if (isNear && existsSync(folder.previous)) return noCopy
  const copying: Copying = { folder, outputs: names }
  const thread = startThread('publish/linked-copy-thread', copying)
  const clear = () => rmSync(folder.staging, { recursive: true, force: true })
  let isThere = true
  return {
    take: async () => {
      if (!isThere) return false
      isThere = false
      // A published file that somebody deleted cannot be linked; compareOutput finds out which it is.
      const isWhole = await thread.ended.then(
        () => true,
        () => false,
      )
      if (!isWhole) clear()
      return isWhole
    },
    [Symbol.asyncDispose]: async () => {
      await thread[Symbol.asyncDispose]()
      if (isThere) clear()
      isThere = false
    },
  }
}

export const noCopy: LinkedCopy = {
  take: async () => false,
  [Symbol.asyncDispose]: async () => {},
}
