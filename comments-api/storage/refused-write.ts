import { StorageUnavailable } from './database.ts'

/** Adds to an error which file could not be written and what to do. Other errors stay as they are. */
export function tellOfWrite(file: string, cause: unknown): unknown {
  const remedy = remedyOf(cause)
  if (remedy === null) return cause
  return new StorageUnavailable(`${file} cannot be written; ${remedy}`, { cause })
}

/** Says what to do if the system lets nothing be written, or returns `null` if something else failed. */
export function remedyOf(error: unknown): string | null {
  switch (reasonOf(error)) {
    case 'EACCES':
      return `let the user that runs this${ownId()} read and write it and its folder`
    case 'EPERM':
      return `make the user that runs this${ownId()} its owner`
    case 'EROFS':
      return 'its disk is read-only: mount it for writing'
    case 'ENOSPC':
    case 'EDQUOT':
      return 'its disk is full: make room there'
    case 'EFBIG':
    case 'EIO':
      return 'its disk takes nothing more: look for a quota, a limit on the size of files, and errors of the disk'
    default:
      return null
  }
}

function reasonOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null
  if ('errcode' in error) return reasons.get(Number(error.errcode)) ?? null
  return 'code' in error ? String(error.code) : null
}

/** What SQLite calls it: https://sqlite.org/rescode.html */
const reasons: ReadonlyMap<number, string> = new Map([
  // READONLY_DIRECTORY: the file itself may be written, but nothing can be created beside it.
  [1544, 'EACCES'],
  // FULL, and IOERR_SHMSIZE: there is no room for the file that all processes share.
  [13, 'ENOSPC'],
  [4874, 'ENOSPC'],
  // IOERR_WRITE: also what a quota refuses. IOERR: also what a reader gets that has no room for that file.
  [778, 'EIO'],
  [10, 'EIO'],
])

/** In a container or under systemd this user often has no name. */
function ownId(): string {
  const id = process.getuid?.()
  return id === undefined ? '' : ` (id ${id})`
}
