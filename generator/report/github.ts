import type { Diagnostic } from '../diagnostic.ts'
import { printableLines } from './printable.ts'

/**
 * A workflow command that GitHub shows beside the line:
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function githubAnnotation({
  file,
  line,
  column,
  severity,
  code,
  message,
  hint,
}: Diagnostic): string {
  const properties = `file=${property(file)},line=${line},col=${column},title=${property(code)}`
  const said = printableLines(`${message}\n${hint}`)
  return `::${severity} ${properties}::${escaped(said)}`
}

function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function property(text: string): string {
  return escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
