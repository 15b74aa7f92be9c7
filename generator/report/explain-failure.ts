import { tmpdir } from 'node:os'
import { ContentError, MachineError, UsageError } from '../diagnostic.ts'
import { type ReportForm, showDiagnostics } from './show.ts'

type Command = {
  /** As its user types it. */
  readonly called: string
  readonly form: ReportForm
  /** What did not happen because of mistakes in the content; nothing where it happens all the same. */
  readonly undone: string | null
}

/**
 * Says on standard error why a command ends, and gives its exit code. 1:
 * the author's input is at fault; 2: called wrongly; 3: the machine failed.
 */
export function explainFailure(error: unknown, { called, form, undone }: Command): 1 | 2 | 3 {
  if (error instanceof ContentError) {
    for (const mistake of showDiagnostics(error.diagnostics, form)) console.error(mistake)
    console.error(undone === null ? error.message : `${error.message}; ${undone}`)
    return 1
  }
  if (error instanceof UsageError) {
    console.error(`${error.message}\n"${called} -- --help" tells what it takes.`)
    return 2
  }
  if (isFullDatabase(error))
    console.error(
      `There is no room left in ${tmpdir()}, where large imports and exports keep what they read; make some, or set TMPDIR.`,
    )
  else if (error instanceof MachineError || isRefusedBySystem(error)) console.error(error.message)
  else console.error(error instanceof Error ? (error.stack ?? error.message) : error)
  return 3
}

const refusals: ReadonlySet<unknown> = new Set([
  ...['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT'],
  ...['ENOTDIR', 'EISDIR', 'EEXIST', 'ENOTEMPTY', 'ELOOP', 'ENAMETOOLONG'],
])

/** No right, no room, or something else in the way: the message names the place, and a stack would only hide it. */
function isRefusedBySystem(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && refusals.has(error.code)
}

/** What SQLite says when the nameless file of a nameless database cannot grow: https://sqlite.org/rescode.html#full */
function isFullDatabase(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === 13
}
