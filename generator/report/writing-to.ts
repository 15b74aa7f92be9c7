import { MachineError } from '../diagnostic.ts'

/**
 * What the system says of a full disk names no place, and of a
 * folder that may not be changed it says that there is none.
 */
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

function whyNot(cause: unknown): string | null {
  if (!(cause instanceof Error && 'code' in cause)) return null
  if (cause.code === 'ENOSPC' || cause.code === 'EDQUOT')
    return 'there is no room left on its disk; make some, and run the command again'
  // Making a folder with those above it, Node says so of a disk that is read-only.
  const isMaking = 'syscall' in cause && cause.syscall === 'mkdir'
  if (cause.code === 'ENOENT' && isMaking)
    return 'nothing can be written there: it may be read-only'
  return null
}
