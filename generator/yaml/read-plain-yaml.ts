/**
 * Reads what nearly all front matter is: keys with a text, a day, `true`, `false` or a list of texts. `null` leaves the
 * rest to the library, which makes a tree of tokens of every text: that took a third of the time of reading a post.
 * Nothing here decides what YAML means; a test compares both on random texts.
 */
export function readPlainYaml(text: string): PlainYaml | null {
  const read: Record<string, PlainValue> = {}
  let end = 0
  while (end < text.length) {
    entry.lastIndex = end
    const [, key = '', written = '', list] = entry.exec(text) ?? []
    const value = list === undefined ? readValue(written) : listOf(list.split(/\n *- /).slice(1))
    if (value === null || reserved.test(key) || Object.hasOwn(read, key)) return null
    read[key] = value
    end = entry.lastIndex
  }
  return end === 0 ? null : read
}

export type PlainYaml = Readonly<Record<string, PlainValue>>
type PlainValue = string | boolean | readonly string[]

/** The lines of a list begin in the same column. */
const entry = /([a-z][A-Za-z]{0,40}):(?: ([^\n]+)|(\n( *)- [^\n]+(?:\n\4- [^\n]+)*))(?:\n|$)/y

function readValue(written: string): PlainValue | null {
  if (written === 'true') return true
  if (written === 'false') return false
  if (written === '[]') return []
  const [, list] = /^\[([^[\]{}"'#:]+)\]$/.exec(written) ?? []
  return list === undefined ? textOf(written) : listOf(list.split(/, */))
}

function listOf(written: readonly string[]): readonly string[] | null {
  const texts = written.map(textOf).filter(text => text !== null)
  return texts.length === written.length ? texts : null
}

function textOf(written: string): string | null {
  const [, double, single] = quoted.exec(written) ?? []
  if (double !== undefined || single !== undefined) return double ?? single ?? null
  if (day.test(written)) return written
  return plain.test(written) && !reserved.test(written) ? written : null
}

const quoted = /^(?:"([^"\\\p{C}]*)"|'([^'\p{C}]*)')$/u
const day = /^\d{4}-\d\d-\d\d(?:[T ][\d:.]*\d(?:Z|[+-]\d\d:?\d\d)?)?$/
/** Without anything that may be a sign of YAML: neither a comment, nor another key, nor what begins with no letter. */
const plain = /^\p{L}(?:[^\s\p{C}#:]|:(?=\S)| (?=\S))*$/u
/** None of them is a text, in some spelling. */
const reserved = /^(?:true|false|null)$/i
