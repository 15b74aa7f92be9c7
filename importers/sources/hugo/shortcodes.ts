import { createClosings } from '../../liquid/closings.ts'
import { readWords } from '../../liquid/replace-liquid.ts'
import { type Around, knownShortcodes } from './known-shortcodes.ts'

const opening = /\{\{([<%])\s{0,20}(\/\*)?\s{0,20}(\/?)\s{0,20}([\w./-]{1,200})/g
/** Anything may be inside quotation marks, even the sign that ends a short code. */
const rest = /^((?:"[^"]*"|`[^`]*`|[^"`>%*]|[>%](?!\}\})|\*(?!\/))*)(?:\*\/\s*)?[>%]\}\}/
const longest = 4_000

/**
 * Replaces short codes whose result can be told from the code alone. Others stay as they were written, and are noted;
 * one that was quoted is shown without its quotation marks.
 */
export function replaceShortcodes(text: string, around: Around): string {
  const closings = createClosings(text, closingOf)
  let replaced = ''
  let end = 0
  const last = text.lastIndexOf('}}')
  for (const found of text.matchAll(opening)) {
    if (found.index < end) continue
    if (found.index > last) break
    const [beginning, sign = '<', quoted, slash = '', name = ''] = found
    const read = readRest(text, found.index + beginning.length)
    if (read === null) continue
    const start = found.index + beginning.length + read.length
    const isWhole = slash !== '' || read.written.trimEnd().endsWith('/')
    const closing = isWhole || quoted !== undefined ? null : closings(name, start)
    const inside = closing === null ? null : text.slice(start, closing.from)
    const said =
      quoted === undefined
        ? showShortcode({ sign, name: `${slash}${name}`, written: read.written, inside }, around)
        : text.slice(found.index, start).replace('/*', '').replace('*/', '')
    if (said === null) continue
    replaced += text.slice(end, found.index) + said
    end = closing?.until ?? start
  }
  return replaced + text.slice(end)
}

/** Returns `null` if it has no end. */
function readRest(text: string, from: number): { written: string; length: number } | null {
  const found = rest.exec(text.slice(from, from + longest))
  return found === null ? null : { written: found[1] ?? '', length: found[0].length }
}

function closingOf(name: string): string {
  return `\\{\\{[<%]\\s{0,99}/\\s{0,99}${name.replaceAll('.', '\\.')}\\s{0,99}[>%]\\}\\}`
}

type Written = {
  /** `<` or `%`, as it began. */
  readonly sign: string
  readonly name: string
  readonly written: string
  readonly inside: string | null
}

function showShortcode({ sign, name, written, inside }: Written, around: Around): string | null {
  const show = Object.hasOwn(knownShortcodes, name) ? knownShortcodes[name] : undefined
  const said =
    show?.({
      ...readWords(written.replace(/\/\s*$/, '')),
      inside: inside ?? '',
      saidInside: () => replaceShortcodes(inside ?? '', around),
      around,
    }) ?? null
  if (said === null && !name.startsWith('/'))
    around.note(`holds the short code ${shown(sign, name)}, which stays as it was written`)
  return said
}

function shown(sign: string, name: string): string {
  return `{{${sign} ${name.slice(0, 60)} ${sign === '%' ? '%' : '>'}}}`
}
