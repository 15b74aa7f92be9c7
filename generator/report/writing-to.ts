import { MachineError } from '../errors.ts'
import { systemCode } from '../system-code.ts'

/**
 * Adds to an error of the system where it happened and what to do. A full disk tells neither; a read-only one not what
 * to do.
 */
export function writingTo<Result>(
  place: string,
  after: string,
  write: () => Promise<Result>,
): Promise<Result> {
  return explaining({ place, after, advice: elsewhere }, write)
}

/** The same for places in the author's own clone, where no other place can be named. */
export function writingInClone<Result>(
  place: string,
  after: string,
  write: () => Promise<Result>,
): Promise<Result> {
  return explaining({ place, after, advice: inCopy }, write)
}

/** What to do, by the code of the system's error. */
type Advice = Readonly<Record<string, string>>

const tooLarge =
  'no file may grow as large there; raise the limit (ulimit -f), or take a disk with another file system'
const noRoom = 'there is no room left on its disk; make some, and run the command again'
const everywhere: Advice = { ENOSPC: noRoom, EDQUOT: noRoom, EFBIG: tooLarge }
const elsewhere: Advice = { ...everywhere, EROFS: 'its disk is read-only; name a place on another' }

/** The advice where no other place can be named. */
export const readOnlyClone = 'its disk is read-only; work in a copy on another'
const noRight = 'this user may not write there; give yourself the right to, or work in a copy'
const inCopy: Advice = {
  ...everywhere,
  EROFS: readOnlyClone,
  EACCES: noRight,
  EPERM: noRight,
}

type Place = { readonly place: string; readonly after: string; readonly advice: Advice }

async function explaining<Result>(
  { place, after, advice }: Place,
  write: () => Promise<Result>,
): Promise<Result> {
  try {
    return await write()
  } catch (cause) {
    const why = advice[systemCode(cause) ?? '']
    if (why === undefined) throw cause
    throw new MachineError(`${place}: ${why}; ${after}`, { cause })
  }
}
