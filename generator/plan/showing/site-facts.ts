/**
 * A moment, ready to print: `iso` for `datetime`, `text` in the site's language and zone; of a post's
 * own page in the post's language.
 */
export type When = { readonly iso: string; readonly text: string }

export type Link = { readonly url: string; readonly title: string }

/** To a post, whose title is in the post's own language. */
export type PostLink = Link & { readonly language: string }

export type SiteFacts = {
  readonly title: string
  readonly description: string
  readonly url: string
  readonly language: string
  /** The same as `Intl` is told it, by whatever prints dates. */
  readonly dateLanguage: string
  readonly timeZone: string
  readonly author: { readonly name: string; readonly url: string | null }
  readonly navigation: readonly Link[]
  readonly feed: string
  /** Whether code is coloured by its language. */
  readonly highlightsCode: boolean
  readonly assets: {
    readonly style: string
    readonly styleWithFormulas: string
    readonly script: string
    readonly colours: string
    readonly copyCode: string
    readonly playEmbed: string
  }
  /** Pages elsewhere that are about the author, too: full addresses. */
  readonly profiles?: readonly string[]
  readonly appearance?: Appearance
}

/** How browsers show the site outside of its pages. */
export type Appearance = {
  readonly manifest: string
  readonly icons: readonly IconLink[]
  /** Of the paper, by day and by night. */
  readonly colours: { readonly light: string; readonly dark: string }
}

export type IconLink = {
  readonly rel: 'icon' | 'apple-touch-icon'
  readonly url: string
  readonly type: string | null
  readonly sizes: string | null
}

export type Person = { readonly name: string; readonly url: string | null }
