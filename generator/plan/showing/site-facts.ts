/**
 * An instant, ready to print: `iso` for `datetime`, and `text` in the site's time zone and language or, on a post's own
 * page, in the language of the post.
 */
export type When = { readonly iso: string; readonly text: string }

export type Link = { readonly url: string; readonly title: string }

/** A link to a post. The title is in the language of the post. */
export type PostLink = Link & { readonly language: string }

export type SiteFacts = {
  readonly title: string
  readonly description: string
  readonly url: string
  readonly language: string
  /** The language as it is passed to `Intl` to print dates. */
  readonly dateLanguage: string
  readonly timeZone: string
  readonly author: Person
  readonly navigation: readonly Link[]
  readonly footer: readonly Link[]
  readonly feed: string
  /** Whether code blocks get syntax highlighting. */
  readonly highlightsCode: boolean
  readonly assets: PageAssets
  /** Absolute addresses of pages about the author on other sites. */
  readonly profiles?: readonly string[]
  readonly appearance?: Appearance
}

/** How browsers present the site outside of its pages. */
export type Appearance = {
  readonly manifest: string
  readonly icons: readonly IconLink[]
  /** The background colours of the two colour schemes. */
  readonly colours: { readonly light: string; readonly dark: string }
}

export type IconLink = {
  readonly rel: 'icon' | 'apple-touch-icon'
  readonly url: string
  readonly type: string | null
  readonly sizes: string | null
}

export type Person = { readonly name: string; readonly url: string | null }

/** The addresses of style sheets and scripts that pages of more than one kind need. */
export type PageAssets = {
  readonly style: string
  /** The same with the rules for other scripts. */
  readonly styleWithLetters: string
  /** The same with mathematics, too: a page uses one of the three. */
  readonly styleWithFormulas: string
  readonly script: string
  /** The script that restores the colours a reader chose. */
  readonly colours: string
  readonly copyCode: string
  readonly playEmbed: string
}
