import { existsSync, rmSync } from 'node:fs'
import { startThread } from '../start-thread.ts'
import type { OutputFolder } from './output-folder.ts'

/** A copy of the published site, made of links: the next site grows in it where there is no earlier one to grow in. */
export type Neighbour = AsyncDisposable & {
  /** Waits for it, and tells whether it stands whole in the staging folder. It can be taken once. */
  take(): Promise<boolean>
}

export type Growing = { readonly folder: OutputFolder; readonly outputs: readonly string[] }

type Published = {
  readonly names: readonly string[]
  readonly lastChange: readonly string[] | null
}

/** For fewer, starting a thread takes longer than it saves. */
const fewFiles = 2_000

/** Begins before it is known what changed: to link ten thousand posts takes a quarter of a second, for which nobody waits. */
export function growNeighbour(folder: OutputFolder, { names, lastChange }: Published): Neighbour {
  // To bring a site up to date that differs in most of its files takes longer.
  const isNear = lastChange !== null && lastChange.length * 2 < names.length
  if (names.length < fewFiles || !existsSync(folder.path)) return noNeighbour
  if (isNear && existsSync(folder.previous)) return noNeighbour
  const growing: Growing = { folder, outputs: names }
  const thread = startThread('publish/neighbour-thread', growing)
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

export const noNeighbour: Neighbour = {
  take: async () => false,
  [Symbol.asyncDispose]: async () => {},
}
