import { tmpdir } from 'node:os'
import { ContentError, MachineError, UsageError } from '../errors.ts'
import { systemCode } from '../system-code.ts'
import { printableLines } from './printable.ts'
import { type ReportForm, showDiagnostics } from './show.ts'

type Command = {
  /** The command as people type it. */
  readonly called: string
  readonly form: ReportForm
  /** What did not happen because of mistakes in the content; `null` if it happened anyway. */
  readonly undone: string | null
}

/**
 * Prints why a command failed to standard error, and returns its exit code. 1: there are mistakes in the author's
 * content; 2: the command was called wrongly; 3: the machine failed.
 */
export function explainFailure(error: unknown, { called, form, undone }: Command): 1 | 2 | 3 {
  if (error instanceof ContentError) {
    for (const mistake of showDiagnostics(error.diagnostics, form)) console.error(mistake)
    console.error(undone === null ? error.message : `${error.message}; ${undone}`)
    return 1
  }
  if (error instanceof UsageError) {
    console.error(`${printableLines(error.message)}\n"${called} -- --help" lists its options.`)
    return 2
  }
  console.error(causeOf(error))
  return 3
}

function causeOf(error: unknown): unknown {
  if (isFullDatabase(error))
    return `There is no room left in ${tmpdir()}, where large imports and exports keep what they read; make some, or set TMPDIR.`
  if (error instanceof MachineError || isRefusedBySystem(error))
    return printableLines(error.message)
  return error instanceof Error ? (error.stack ?? error.message) : error
}

const refusals: ReadonlySet<unknown> = new Set([
  ...['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT'],
  ...['ENOTDIR', 'EISDIR', 'EEXIST', 'ENOTEMPTY', 'ELOOP', 'ENAMETOOLONG'],
])

/**
 * The system refused, for lack of permission or space, or because something is in the way. The message names the place,
 * and a stack would only hide it.
 */
function isRefusedBySystem(error: unknown): error is Error {
  return refusals.has(systemCode(error))
}

/**
 * SQLite reports this if the temporary file of an unnamed database cannot grow: https://sqlite.org/rescode.html#full
 */
function isFullDatabase(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === 13
}
