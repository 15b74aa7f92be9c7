import type { Finding } from '../diagnostic.ts'
import type { YamlMistake } from './find-mistakes.ts'
import { hintForColon } from './hint-for-colon.ts'

type Around = { readonly isFenced: boolean; readonly text: string }

export function describeMistake(mistake: YamlMistake, around: Around): Finding {
  const { code, message } = mistake
  return {
    code: code === 'DUPLICATE_KEY' ? 'duplicate-key' : 'invalid-yaml',
    // The library's own message is about what a programmer should call instead.
    message:
      code === 'MULTIPLE_DOCS'
        ? 'a second YAML document begins here'
        : (message.split('\n')[0]?.trim() ?? message),
    hint: hintFor(code, around) ?? hintFrom(mistake, around.text),
  }
}

function hintFor(code: string, { isFenced }: Around): string | null {
  if (code === 'MULTIPLE_DOCS')
    return isFenced
      ? 'Close the front matter with "---" and nothing else.'
      : 'Remove the line "---" or "..." and everything after it.'
  return hints[code] ?? null
}

const hints: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'Keep one of the two lines.',
  ALIAS: 'Write the value itself, and quotation marks around text that begins with "*".',
  ANCHOR: 'Remove it, or put quotation marks around the whole text.',
  CONFLICT: 'Keep one of the two sides, and remove the lines of <<<<<<<, ======= and >>>>>>>.',
  TAG: 'Write the value without it: a day is 2026-02-28, a list is [one, two].',
  TAB_AS_INDENT: 'Indent with spaces: YAML does not accept tabs.',
  TOO_DEEP: 'Remove brackets or indents: a list of texts is [one, two].',
  OPEN_QUOTE: 'Close the quotation marks in the same line.',
  OPEN_BRACKET: 'Close the bracket, or put quotation marks around it all.',
  INDENTED: 'Begin it in the same column as the line above.',
  OUTDENTED: 'Begin all keys in the same column.',
  BAD_DQ_ESCAPE: 'Write \\\\ for a backslash between these quotation marks, or use single ones.',
}

/** For errors whose code stands for several mistakes. */
function hintFrom({ message, pos }: YamlMistake, text: string): string {
  const line = lineAt(text, pos[0])
  const colon = /^Implicit/.test(message) ? hintForColon(line) : null
  if (colon !== null) return colon
  if (/^Implicit/.test(message))
    return /^ *-[^ -]/.test(line)
      ? 'Write a space after the hyphen: "- one".'
      : 'Write "key: value" there; above a text that follows, write a line "---".'
  if (/^Unexpected , in flow/.test(message)) return 'Remove a comma, or write something between.'
  if (/^Unexpected flow-/.test(message))
    return 'Remove the bracket, or put quotation marks around the whole text.'
  const value = valueIn(line)
  if (/^["'].*["']./.test(value)) return hintForMarksWithin(value.charAt(0))
  if (/^[[{&!?@%`>|*-]/.test(value))
    return `Put quotation marks around text that begins with "${value.charAt(0)}".`
  return 'Put quotation marks around text that holds ":", "#" or a quotation mark.'
}

/** What stands behind a key, or behind a hyphen. */
function valueIn(line: string): string {
  return line.replace(/^ *(?:- +)?(?:[A-Za-z]+: +)?/, '')
}

function hintForMarksWithin(mark: string): string {
  const within = mark === '"' ? '\\"' : "''"
  return `Put the whole text in quotation marks, and write ${within} for one that stands in it.`
}

function lineAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1
  return text.slice(start).split('\n', 1)[0] ?? ''
}
