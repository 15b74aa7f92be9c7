import { relative } from 'node:path'
import { compareText } from './compare-text.ts'
import { printable } from './report/printable.ts'

/** Warnings are reported, but stop nothing. */
type Severity = 'error' | 'warning'

/** These are stable, because authors' tools depend on them. docs/reference/build.md explains each. */
export const diagnosticCodes = [
  'blocked-by-policy',
  'broken-link',
  'dead-link',
  'displaced-front-matter',
  'duplicate-id',
  'duplicate-key',
  'fewer-comments',
  'foreign-markup',
  'front-matter-language',
  'heading-order',
  'heavy-image',
  'invalid-comments',
  'invalid-date',
  'invalid-extension',
  'invalid-feed',
  'invalid-hosting',
  'invalid-html',
  'invalid-image',
  'invalid-json-ld',
  'invalid-theme',
  'invalid-value',
  'invalid-yaml',
  'link-to-unpublished',
  'lost-address',
  'misplaced-file',
  'missing-alt',
  'missing-anchor',
  'missing-date',
  'missing-front-matter',
  'missing-key',
  'missing-label',
  'missing-site',
  'no-address',
  'not-a-file',
  'not-utf-8',
  'render-failed',
  'reserved-address',
  'shared-address',
  'shared-id',
  'unclosed-code',
  'unclosed-front-matter',
  'unknown-key',
] as const
type DiagnosticCode = (typeof diagnosticCodes)[number]

/** A mistake of the author's: where it is, what it is, and how to correct it. */
export type Diagnostic = {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly severity: Severity
  readonly code: DiagnosticCode
  readonly message: string
  readonly hint: string
}

/** A place in a text. Lines and columns start at 1. */
export type Place = Pick<Diagnostic, 'line' | 'column'>

export type PlaceInFile = Place & Pick<Diagnostic, 'file'>

/** What is wrong, and how to correct it. */
export type Said = Pick<Diagnostic, 'message' | 'hint'>

/** What was found, apart from where. */
export type Finding = Said & Pick<Diagnostic, 'code'>

/** In the same words, whether rendering found it or what came before. */
export const textNotRendered = {
  code: 'render-failed',
  message: 'this text could not be rendered',
} as const satisfies Partial<Finding>

/** An error, unless it says that it is a warning. */
export type MaybeWarning = Partial<Pick<Diagnostic, 'severity'>>

/** A path as diagnostics name it: as seen from where the command was called. */
export function shownPath(path: string): string {
  return relative(process.cwd(), path) || '.'
}

/** A mistake that may concern the file as a whole. */
export type MistakeInFile = Finding & Partial<Place> & MaybeWarning

/** A mistake without a place is reported at the beginning of its file. */
export function wrongFile(file: string, found: MistakeInFile): Diagnostic {
  return { file, line: 1, column: 1, severity: 'error', ...found }
}

export function isError({ severity }: Pick<Diagnostic, 'severity'>): boolean {
  return severity === 'error'
}

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

export function inNumber(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`
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

export function describeDiagnostic(found: Diagnostic): string {
  const place = `${printable(found.file)}:${found.line}:${found.column}`
  const said = `${place} ${found.severity} ${found.code} ${found.message}\n${found.hint}`
  // Further lines are indented, so that a name in a text cannot pretend to be a diagnostic of another file.
  return said.split('\n').map(printable).map(withoutCommand).join('\n    ')
}

/**
 * GitHub executes any line of a log that starts with "::" as a command:
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
function withoutCommand(line: string): string {
  return line.replace(/^\s*::/, ':·')
}

export function inReadingOrder(found: readonly Diagnostic[]): Diagnostic[] {
  return found.toSorted(
    (a, b) =>
      compareText(a.file, b.file) ||
      a.line - b.line ||
      a.column - b.column ||
      compareText(a.code, b.code),
  )
}
