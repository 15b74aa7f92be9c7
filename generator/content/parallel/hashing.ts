import { hashOf } from '../../hash-of.ts'
import { rememberOne } from '../../remember.ts'
import { startThread } from '../../start-thread.ts'
import type { FoundFile } from '../find-files.ts'
import { openHashing } from '../hash-file.ts'
import { createMemoryForClaims, finishWith, type SharedWork } from './shared-work.ts'

/** Two threads read these files, starting before anybody needs their content. */
export type Hashing = {
  /** `undefined` for a file that is not one of them, or whose size has changed since it was listed. */
  find(file: FoundFile): Hashed | undefined
}

/** The content of a file at some time after this one. */
type Hashed = { readonly hash: string; readonly readAt: number }

type HashingTask = {
  readonly paths: readonly string[]
  readonly sizes: readonly number[]
  readonly claimed: SharedArrayBuffer
  /** By file, in ASCII; zeros for files not read. */
  readonly hashes: SharedArrayBuffer
}

/** With fewer files, starting a thread takes longer than it saves. */
const fewFiles = 2_000

/** In a fresh clone all files are newer than any that the last build saw, but most are known by their bytes. */
export function beginHashing(files: readonly FoundFile[], newest: number): Hashing | undefined {
  // 0 means that no time is known.
  if (newest === 0) return undefined
  const newer = files.filter(file => file.modified > newest && file.source.endsWith('.md'))
  return newer.length < fewFiles ? undefined : hashTogether(newer)
}

function hashTogether(files: readonly FoundFile[]): Hashing {
  const readAt = Date.now()
  const task: HashingTask = {
    paths: files.map(({ path }) => path),
    sizes: files.map(({ size }) => size),
    claimed: createMemoryForClaims(),
    hashes: new SharedArrayBuffer(files.length * hashLength),
  }
  // What the thread does not read is read here: nobody waits for it to end.
  startThread('content/parallel/hashing-thread', task).worker.unref()
  const finish = rememberOne(() => finishHashing(task))
  const places = rememberOne(() => new Map(files.map(({ source }, at) => [source, at])))
  return {
    find: ({ source }) => {
      const at = places().get(source)
      const hash = at === undefined ? '' : finish()(at)
      return hash === '' ? undefined : { hash, readAt }
    },
  }
}

function finishHashing(task: HashingTask): (at: number) => string {
  finishWith(hashingOf(task))
  const written = Buffer.from(task.hashes)
  return at =>
    written[at * hashLength] === 0
      ? ''
      : written.toString('latin1', at * hashLength, (at + 1) * hashLength)
}

const hashLength = hashOf('').length

export function hashingOf({ paths, sizes, claimed, hashes }: HashingTask): SharedWork {
  const hashFile = openHashing()
  const written = Buffer.from(hashes)
  const workOn = (from: number, to: number) => {
    for (let at = from; at < to; at += 1) {
      const hash = hashIfReadable(hashFile, paths[at] ?? '', sizes[at] ?? 0)
      if (hash !== null) written.write(hash, at * hashLength, 'latin1')
    }
  }
  return { claimed, files: paths.length, workOn }
}

/** Whoever needs a file that cannot be read finds out why. */
function hashIfReadable(
  hashFile: ReturnType<typeof openHashing>,
  path: string,
  size: number,
): string | null {
  try {
    return hashFile(path, size)
  } catch {
    return null
  }
}
