import { relative } from 'node:path'
import { compareText } from './compare-text.ts'
import type { DiagnosticCode } from './diagnostic-codes.ts'

/** Warnings are reported, but stop nothing. */
type Severity = 'error' | 'warning'

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

export function inReadingOrder(found: readonly Diagnostic[]): Diagnostic[] {
  return found.toSorted(
    (a, b) => compareText(a.file, b.file) || byPlace(a, b) || compareText(a.code, b.code),
  )
}

/** The order of two places in one text. */
export function byPlace(a: Place, b: Place): number {
  return a.line - b.line || a.column - b.column
}
