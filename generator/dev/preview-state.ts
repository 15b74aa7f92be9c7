/** The state of the preview, which every open page is told when it opens and after each build. */
export type PreviewState = {
  /** Changes whenever there is something new to show. */
  readonly edition: string
  /** The previous edition. */
  readonly before: string
  /** Which pages are new in this edition. All other pages of the previous edition belong to this one as well. */
  readonly renewed: Renewed
  readonly fault: Fault | null
}

/** The pages that are new. Paths are those of their addresses. */
export type Renewed =
  | { readonly kind: 'all' }
  | { readonly kind: 'only' | 'all but'; readonly paths: readonly string[] }

export type Fault =
  | {
      readonly kind: 'mistakes'
      /** Whether the site was published. Warnings alone do not prevent that. */
      readonly isPublished: boolean
      readonly total: number
      /** The first of them only: an overlay with 500 would freeze the page. */
      readonly mistakes: readonly Mistake[]
    }
  | { readonly kind: 'crash'; readonly message: string; readonly stack: string }

export type Mistake = {
  /** File, line and column in the form that editors and terminals understand. */
  readonly place: string
  readonly severity: 'error' | 'warning'
  readonly code: string
  readonly message: string
  readonly hint: string
  readonly frame: string
}
