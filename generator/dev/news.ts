/** What every open page is told when it opens and after each build. */
export type News = {
  /** Changes whenever the author should see something anew. */
  readonly edition: string
  /** The edition before this one. */
  readonly before: string
  /** What is new in this one: all other pages of the one before are of this one as well. */
  readonly renewed: Renewed
  readonly fault: Fault | null
}

/** Pages by the paths of their addresses. */
export type Renewed =
  | { readonly kind: 'all' }
  | { readonly kind: 'only' | 'all but'; readonly paths: readonly string[] }

export type Fault =
  | {
      readonly kind: 'mistakes'
      /** Warnings alone stop no build. */
      readonly isPublished: boolean
      readonly total: number
      /** The first of them: an overlay with all of 500 would freeze the page. */
      readonly mistakes: readonly Mistake[]
    }
  | { readonly kind: 'crash'; readonly message: string; readonly stack: string }

export type Mistake = {
  /** File, line and column, as editors and terminals take them. */
  readonly place: string
  readonly severity: 'error' | 'warning'
  readonly code: string
  readonly message: string
  readonly hint: string
  readonly frame: string
}
