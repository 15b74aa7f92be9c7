import { MachineError } from '../diagnostic.ts'

/** What the system says of a full disk names no place, and of neither a full nor a read-only one what to do. */
export async function writingTo<Result>(
  place: string,
  after: string,
  write: () => Promise<Result>,
): Promise<Result> {
  try {
    return await write()
  } catch (cause) {
    const why = whyNot(cause)
    if (why === null) throw cause
    throw new MachineError(`${place}: ${why}; ${after}`, { cause })
  }
}

/** The same in the author's own clone, for which no other place can be named. */
export async function writingInClone<Result>(
  place: string,
  after: string,
  write: () => Promise<Result>,
): Promise<Result> {
  return writingTo(place, after, async () => {
    try {
      return await write()
    } catch (cause) {
      const why = whyNotHere(cause)
      if (why === null) throw cause
      throw new MachineError(`${place}: ${why}; ${after}`, { cause })
    }
  })
}

function whyNotHere(cause: unknown): string | null {
  if (!(cause instanceof Error && 'code' in cause)) return null
  if (cause.code === 'EROFS') return 'its disk is read-only; work in a copy on another'
  if (cause.code === 'EACCES' || cause.code === 'EPERM')
    return 'this user may not write there; give yourself the right to, or work in a copy'
  return null
}

function whyNot(cause: unknown): string | null {
  if (!(cause instanceof Error && 'code' in cause)) return null
  if (cause.code === 'ENOSPC' || cause.code === 'EDQUOT')
    return 'there is no room left on its disk; make some, and run the command again'
  if (cause.code === 'EROFS') return 'its disk is read-only; name a place on another'
  return null
}
