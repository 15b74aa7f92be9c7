import type { Diagnostic } from '../../diagnostic.ts'
import { MachineError } from '../../errors.ts'
import { openFrames } from '../../report/frames.ts'
import type { Fault, Mistake } from '../preview-state.ts'

const mostShown = 50
const stackLines = 14

/** The mistakes as the overlay shows them, each with the lines around it; `null` if there are none. */
export function faultIn(diagnostics: readonly Diagnostic[]): Fault | null {
  if (diagnostics.length === 0) return null
  return {
    kind: 'mistakes',
    isPublished: diagnostics.every(({ severity }) => severity === 'warning'),
    total: diagnostics.length,
    mistakes: withFrames(diagnostics.slice(0, mostShown)),
  }
}

/** A build that was stopped by something else, such as a template that cannot be read or a full disk. */
export function crashFrom(error: unknown): Fault {
  const lines = saidBy(error)
    .trim()
    .split('\n')
    .filter(line => !ofNode.test(line))
  // For a broken template, Node prints the line at fault above the message. The message comes first here.
  const sentence = lines.findIndex(line => /^\w*Error\b.*: /.test(line))
  const at = Math.max(0, sentence)
  const stack = lines.toSpliced(at, 1).slice(0, stackLines)
  return { kind: 'crash', message: lines[at] ?? '', stack: stack.join('\n').trimEnd() }
}

/** Where it was in Node's own code helps nobody. */
const ofNode = /^\s+at (?:.*\()?node:/

function saidBy(error: unknown): string {
  if (error instanceof MachineError) return error.message.replace(/^the build failed:\n/, '')
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

function withFrames(diagnostics: readonly Diagnostic[]): Mistake[] {
  const frameOf = openFrames()
  return diagnostics.map(found => {
    const { file, line, column, severity, code, message, hint } = found
    const frame = frameOf(found) ?? ''
    return { place: `${file}:${line}:${column}`, severity, code, message, hint, frame }
  })
}
