/** What every open page is told when it opens and after each build. */
export type News = {
  /** Changes whenever the author should see the site anew; a page of another edition reloads itself. */
  readonly edition: string
  readonly fault: Fault | null
}

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
