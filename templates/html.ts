import { wellFormedJson } from './well-formed-json.ts'

/**
 * HTML that may be written to a page as it is. Only the `html` tag, the Markdown renderers and the client of the
 * comment service can make it.
 */
class SafeHtml {
  private readonly markup: string

  constructor(markup: string) {
    this.markup = markup
  }

  toString(): string {
    return this.markup
  }
}

export type { SafeHtml }

export type HtmlValue = SafeHtml | string | number | false | null | readonly HtmlValue[]

/** Escapes every value that is not `SafeHtml`; `false` and `null` print nothing. */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): SafeHtml {
  let markup = strings[0] ?? ''
  for (let place = 0; place < values.length; place += 1) {
    markup += printValue(values[place])
    markup += strings[place + 1] ?? ''
  }
  return new SafeHtml(markup)
}

/** Nothing checks the types of an owner's own templates: there, `true` and `undefined` print nothing, either. */
function printValue(value: HtmlValue | boolean | undefined): string {
  if (typeof value === 'string') return escapeText(value)
  if (value instanceof SafeHtml) return value.toString()
  if (value === null || value === undefined || typeof value === 'boolean') return ''
  if (Array.isArray(value)) return printAll(value)
  // Also what can only be here against its type, such as a `SafeHtml` out of a message.
  return escapeText(String(value))
}

/** Not with `map` and `join`: lists of thousands are written so. */
function printAll(values: readonly HtmlValue[]): string {
  let markup = ''
  for (const value of values) markup += printValue(value)
  return markup
}

export function escapeText(text: string): string {
  // Nearly all texts that are not a whole post's.
  if (!/[&<>"']/.test(text)) return text
  // For whole texts, faster than `replaceAll`, and than a function that is called for each place.
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;')
}

/** JSON as the content of a data script. What could end the script, or a line of it, is escaped. */
export function jsonInHtml(value: unknown): SafeHtml {
  const safe = wellFormedJson(value).replace(
    /[<>&\u2028\u2029]/g,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return trustHtml(safe)
}

/** A promise, not an escape: the caller vouches for the markup. The architecture test lists who may call it. */
export function trustHtml(markup: string): SafeHtml {
  return new SafeHtml(markup)
}
