import { isUtf8 } from 'node:buffer'
import type { Diagnostic } from './diagnostic.ts'

/** `null` if the file is UTF-8. Any other text would be published with U+FFFD instead of its letters. */
export function encodingMistake(file: string, bytes: Buffer): Diagnostic | null {
  if (isUtf8(bytes)) return null
  const lines = bytes.toString('latin1').split('\n')
  const wrong = lines.findIndex(line => !isUtf8(Buffer.from(line, 'latin1')))
  const before = Buffer.from(lines[wrong] ?? '', 'latin1').toString('utf8')
  return {
    file,
    line: wrong + 1,
    column: before.indexOf('\uFFFD') + 1,
    severity: 'error',
    code: 'not-utf-8',
    message: 'the file is not UTF-8',
    hint: 'Save it as UTF-8; most editors offer that beside the name of the file.',
  }
}
