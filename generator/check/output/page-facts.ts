/** A place in an HTML file. Lines and columns start at 1. */
export type Place = { readonly line: number; readonly column: number }

/** What a page leads to or loads, as written. */
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
}

/** All that the checks need to know of one HTML file: a pure function of its bytes, so it can be kept. */
export type PageFacts = {
  readonly ids: readonly string[]
  readonly references: readonly Reference[]
}
