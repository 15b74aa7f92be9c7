import type { SafeHtml } from '../../../templates/html.ts'

/** A text, and what the page around it must know about its content. */
export type RenderedText = {
  readonly html: SafeHtml
  readonly outline: readonly OutlinePart[]
  /** Which of the small scripts its content needs. */
  readonly scripts: { readonly copyCode: boolean; readonly playEmbed: boolean }
  /** Mathematics needs more of the style sheet than other pages carry. */
  readonly hasFormulas: boolean
}

/** A heading of a post's text, with those below it. */
export type OutlinePart = {
  readonly id: string
  readonly title: string
  readonly parts: readonly OutlinePart[]
}

/** An image in one format and several widths, for a `source` of a `picture`. */
export type ImageSource = {
  readonly type: string
  readonly srcset: string
  readonly sizes: string
}
