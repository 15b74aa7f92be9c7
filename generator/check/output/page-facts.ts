import type { Diagnostic } from '../../diagnostic.ts'

/** A place in an HTML file. Lines and columns start at 1. */
export type Place = { readonly line: number; readonly column: number }

/** What a page leads to or loads, as written; once for each use, where it is written first. */
export type Reference = Place & {
  readonly url: string
  /** What a browser does with it, which decides the directive of a Content-Security-Policy that rules it. */
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
  /** Lets a script or a style sheet pass a policy that names it. */
  readonly nonce?: string
}

/** What leads from an element of a page to the text that its author wrote. The place is the element's. */
export type Clue = Place & {
  /** The opening tag as it stands in the page, and how many like it stand before in the same text. */
  readonly tag: string
  readonly nth: number
  readonly url: string | null
  readonly id: string | null
}

/** What is wrong within a page alone. */
export type PageMistake = Place &
  Pick<Diagnostic, 'code' | 'message' | 'hint'> & { readonly clue: Clue | null }

/** Script or style that stands in the page itself. */
export type InlineCode = Place & {
  readonly use: 'script' | 'style' | 'handler' | 'style-attribute' | 'script-url'
  /** As messages name it: `onclick`, `<style>`. */
  readonly name: string
  /** The SHA-256 of the code in base64, as policies write it. */
  readonly hash: string
  readonly nonce: string | null
  readonly clue: Clue
}

/** All that the checks need to know of one HTML file: a pure function of its bytes, so it can be kept. */
export type PageFacts = {
  /** What a fragment of an address can name. */
  readonly ids: readonly string[]
  readonly references: readonly Reference[]
  /** Images that are said to show nothing worth telling. */
  readonly silentImages: readonly (Place & { readonly url: string })[]
  readonly inlineCode: readonly InlineCode[]
  /** Its words hold brackets that may have been meant for a link. */
  readonly looksLiteral: boolean
  readonly mistakes: readonly PageMistake[]
}
