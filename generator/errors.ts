import { type Diagnostic, isError } from './diagnostic.ts'
import { inNumber } from './in-number.ts'

/** The author's input has mistakes. Contains every mistake and warning found so far. Nothing was published. */
export class ContentError extends Error {
  override readonly name = 'ContentError'
  readonly diagnostics: readonly Diagnostic[]

  constructor(diagnostics: readonly Diagnostic[]) {
    const mistakes = diagnostics.filter(isError).length
    const warnings = diagnostics.length - mistakes
    const beside = warnings === 0 ? '' : ` and ${inNumber(warnings, 'warning')}`
    super(`${inNumber(mistakes, 'mistake')}${beside} in the content`)
    this.diagnostics = diagnostics
  }
}

/**
 * The command failed because of the machine or another program: a port, a lock, a service. The message says what to do.
 */
export class MachineError extends Error {
  override readonly name = 'MachineError'
}

/** The command was called wrongly, with an unknown option or an invalid value. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
