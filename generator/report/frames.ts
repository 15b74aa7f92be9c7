import { readFileSync } from 'node:fs'
import type { Diagnostic } from '../diagnostic.ts'
import { remember } from '../remember.ts'
import { codeFrame } from './code-frame.ts'

/** Returns the lines around mistakes; `null` if a file cannot be read. Each file is read once. */
export function openFrames(): (mistake: Diagnostic) => string | null {
  const textOf = remember(readText)
  return mistake => {
    const text = textOf(mistake.file)
    return text === null ? null : codeFrame(text, mistake)
  }
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}
