import { type Diagnostic, type MistakeInFile, wrongFile } from '../../diagnostic.ts'

/** A shortcut: nearly all files match this, and need no closer look. */
const parted = /^\uFEFF?---\r?\n(?:(?!---).*\r?\n)*---\r?(?:\n|$)/

/** Explains why a file cannot be split into front matter and text; `null` if it can. */
export function fenceMistake(file: string, text: string): Diagnostic | null {
  if (parted.test(text)) return null
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const opening = lines[0] ?? ''
  const mistake = opening.startsWith('---') ? fenceOf(opening, lines) : noFence(lines)
  return mistake === null ? null : wrongFile(file, mistake)
}

function fenceOf(opening: string, lines: readonly string[]): MistakeInFile | null {
  if (opening.trimEnd() !== '---') return otherLanguage(opening.slice(3).trim())
  // Eleventy ends the front matter at any line that starts with "---". After "----", the last hyphen would be on the
  // page.
  const closing = lines.slice(1).find(line => line.startsWith('---'))
  return closing?.trimEnd() === '---' ? null : unclosed(lines)
}

function otherLanguage(name: string): MistakeInFile {
  return {
    code: 'front-matter-language',
    message: `front matter cannot be ${JSON.stringify(name)}`,
    hint: 'Write "---" alone on the first line, and YAML below it: front matter is data, never code.',
  }
}

function unclosed(lines: readonly string[]): MistakeInFile {
  const said = { code: 'unclosed-front-matter', message: 'the front matter is not closed' } as const
  const blank = lines.findIndex(line => line.trim() === '')
  const meant = lines.slice(0, blank < 0 ? lines.length : blank).findLastIndex(isLikeFence)
  if (meant <= 0) return { ...said, hint: 'Close it with a line "---" before the text.' }
  return { ...said, line: meant + 1, hint: 'Close it with a line "---" and nothing else.' }
}

/** Lines that authors may have meant as a fence, or that are one in other formats. */
function isLikeFence(line: string): boolean {
  return /^\s*(?:-{2,}|\.{3}|\+{3})\s*$/.test(line)
}

function noFence(lines: readonly string[]): MistakeInFile {
  const first = lines.findIndex(line => line.trim() !== '')
  const line = lines[first] ?? ''
  if (line.trim() === '---') return displaced(first, line)
  if (line.trimEnd() === '+++') return otherLanguage('TOML')
  if (line.trimEnd() === '{') return otherLanguage('JSON')
  return {
    code: 'missing-front-matter',
    message: 'there is no front matter',
    hint: 'Begin the file with a line "---", a line "title: …", and a line "---".',
  }
}

function displaced(position: number, line: string): MistakeInFile {
  return {
    line: position + 1,
    column: line.indexOf('-') + 1,
    code: 'displaced-front-matter',
    message: 'the front matter is not at the top',
    hint:
      position === 0
        ? 'Remove the spaces before the first "---".'
        : 'Remove the empty lines above the first "---".',
  }
}
