import type { Diagnostic } from '../diagnostic.ts'
import { printable } from './printable.ts'

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
