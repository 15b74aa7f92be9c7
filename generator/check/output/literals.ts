import type { Diagnostic, Finding } from '../../diagnostic.ts'
import type { BuiltSite } from './built-site.ts'
import { warningAt } from './diagnose.ts'

/** Text that was meant as a link or a footnote, and footnotes that are not shown. */
export function checkLiterals(site: BuiltSite): Diagnostic[] {
  return site.pages.flatMap(({ facts, texts }) =>
    texts.flatMap(({ file, places, markdown }) => {
      const mayDefine = /^ {0,3}\[\^[^\]]+\]:/m.test(markdown())
      if (!facts.looksLiteral && !mayDefine) return []
      const { literals, unusedFootnotes, repeatedFootnotes } = places()
      return [
        ...literals.map(literal => warningAt(file, literal, stayedText(literal.text))),
        ...unusedFootnotes.map(footnote => warningAt(file, footnote, unused(footnote.label))),
        ...repeatedFootnotes.map(footnote => warningAt(file, footnote, repeated(footnote.label))),
      ]
    }),
  )
}

const slips = [
  { pattern: /^[^(]*\] \(/, why: 'there is a space before its address' },
  { pattern: /^\(/, why: 'words and address have each other’s brackets' },
  { pattern: /\]\([^)]*$/, why: 'there is no ")" behind its address' },
]
const asLink = 'Write [words](address), without a space between; write \\[ if text is meant.'

function stayedText(text: string): Finding {
  const code = 'broken-link'
  const slip = slips.find(({ pattern }) => pattern.test(text))
  if (slip !== undefined)
    return { code, message: `"${text}" is shown as text: ${slip.why}`, hint: asLink }
  const [, reference] = /\]\[([^\]]+)\]$/.exec(text) ?? []
  if (text.startsWith('[^'))
    return {
      code,
      message: `"${text}" is shown as text: there is no such footnote`,
      hint: `Write "${text}: …" on a line of its own, or a backslash before it if text is meant.`,
    }
  if (reference !== undefined)
    return {
      code,
      message: `"${text}" is shown as text: nothing defines "${reference}"`,
      hint: `Write "[${reference}]: https://…" on a line of its own, or \\[ if text is meant.`,
    }
  return {
    code,
    message: `"${text}" is shown as text: its address cannot be that of a link`,
    hint: 'Put an address with spaces into <…>; javascript: cannot be linked to; write \\[ if text is meant.',
  }
}

function unused(label: string): Finding {
  return {
    code: 'broken-link',
    message: `the footnote "[^${label}]" has no reference, so it is not shown`,
    hint: `Write [^${label}] where it belongs, or remove the footnote.`,
  }
}

function repeated(label: string): Finding {
  return {
    code: 'broken-link',
    message: `the footnote "[^${label}]" is defined already, so these words are not shown`,
    hint: 'Give one of the two another name, or remove it.',
  }
}
