import { html as honoHtml, raw } from 'hono/html'
import { wellFormedJson } from './well-formed-json.ts'

declare const trusted: unique symbol

/**
 * HTML that may be written to a page as it is. Only the `html` tag, the Markdown renderers and the client of the
 * comment service can make it.
 */
export interface SafeHtml {
  readonly [trusted]: true
  toString(): string
}

export type HtmlValue = SafeHtml | string | number | false | null | readonly HtmlValue[]

/** Escapes every value that is not `SafeHtml`; `false` and `null` print nothing. */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): SafeHtml {
  return honoHtml(strings, ...values) as unknown as SafeHtml
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
  return raw(markup) as unknown as SafeHtml
}
