import { readFile, stat } from 'node:fs/promises'
import type { World } from '../../world.ts'
import { type Entries, indexEntries, parseBlockList } from './entries.ts'

type Needs = {
  /** The path of the list; `null` if there is none. */
  readonly file: string | null
  readonly world: World
  readonly tell: (error: Error) => void
}

/**
 * How many milliseconds pass before the file is looked at again. This happens only while there is something to judge.
 */
const pace = 1_000

/**
 * Returns a function that gives the entries of the newest list that could be read. A mistake made in the file while the
 * service runs must not switch the list off.
 */
export function followBlockList({ file, world, tell }: Needs): () => Promise<Entries> {
  let entries = indexEntries([])
  let mark = ''
  let lookedAt = Number.NEGATIVE_INFINITY

  async function look(path: string): Promise<void> {
    const found = await stat(path)
    const { mtimeMs, size } = found
    if (!found.isFile()) throw new Error(`${path} is not a file`)
    if (`${mtimeMs}-${size}` === mark) return
    const read = parseBlockList(await readFile(path, 'utf8'))
    mark = `${mtimeMs}-${size}`
    if (read.mistakes.length > 0) throw new Error(read.mistakes.join('; '))
    entries = read.entries
  }

  return async function currentEntries() {
    const isTime = world.monotonic() - lookedAt >= pace
    if (file === null || !isTime) return entries
    lookedAt = world.monotonic()
    await look(file).catch((cause: Error) =>
      tell(new Error(`the block list could not be read: ${cause.message}`, { cause })),
    )
    return entries
  }
}
