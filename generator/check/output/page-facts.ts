import type { Finding, Place } from '../../diagnostic.ts'

/** An address that a page leads to or loads, as it is written. Listed once for each use, at its first place. */
export type Reference = Place & {
  readonly url: string
  /** What a browser does with the address. It decides which directive of a Content-Security-Policy applies. */
  readonly use:
    | 'link'
    | 'image'
    | 'script'
    | 'style'
    | 'font'
    | 'media'
    | 'frame'
    | 'form'
    | 'manifest'
    | 'object'
    | 'connect'
    | 'base'
  /** Allows a script or a style sheet if a policy names the same nonce. */
  readonly nonce?: string
}

/** What helps to find an element of a page in the author's text. The place is that of the element in the page. */
export type Clue = Place & {
  /** The opening tag as it is in the page, and how many equal tags come before it in the same text. */
  readonly tag: string
  readonly nth: number
  readonly url: string | null
  readonly id: string | null
}

/** A mistake that can be seen in the page alone. */
export type PageMistake = Place & Finding & { readonly clue: Clue | null }

/** Script or style in the page itself. */
export type InlineCode = Place & {
  readonly use: 'script' | 'style' | 'handler' | 'style-attribute' | 'script-url'
  /** The name in messages: `onclick`, `<style>`. */
  readonly name: string
  /** The SHA-256 of the code in base64, as a policy writes it. */
  readonly hash: string
  readonly nonce: string | null
  readonly clue: Clue
}

/**
 * All that the checks need to know of one HTML file. It depends on nothing but the file's bytes, so it can be stored.
 */
export type PageFacts = {
  /** The names that a fragment of an address can lead to. */
  readonly ids: readonly string[]
  readonly references: readonly Reference[]
  /** Whether an image has an empty alt. */
  readonly hasSilentImages: boolean
  readonly inlineCode: readonly InlineCode[]
  /** Whether the text holds brackets that may have been meant as a link. */
  readonly looksLiteral: boolean
  readonly mistakes: readonly PageMistake[]
}
