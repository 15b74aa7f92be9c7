import type { MaybeWarning, Place, Said } from '../diagnostic.ts'
import type { HostingMistake } from './rules.ts'

export type TextLine = Place & { readonly text: string }

/** The lines that are neither empty nor a comment. */
export function linesOf(text: string): TextLine[] {
  return text.split('\n').flatMap((written, index) => {
    const said = written.trim()
    if (said === '' || said.startsWith('#')) return []
    const column = written.length - written.trimStart().length + 1
    return [{ line: index + 1, column, text: said }]
  })
}

/** Whether a word is a path or a whole address, and neither a name nor a condition. */
export function isAddress(text: string): boolean {
  return /^(?:\/|https?:\/\/)/.test(text)
}

export type Remark = Said & MaybeWarning

export function mistakeAt({ line, column }: Place, said: Remark): Omit<HostingMistake, 'file'> {
  return { line, column, severity: 'error', ...said }
}
