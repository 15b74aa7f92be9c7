/** What the page passes to its script. */
export type GivenToSearch = {
  readonly volumes: readonly Volume[]
  readonly cardsInFile: number
  /** As `Intl` takes it. */
  readonly language: string
  readonly texts: {
    /** For each plural category of the language. "#" stands for the number. */
    readonly results: Readonly<Record<string, string>>
    /** "#" stands for what was searched for. */
    readonly noResults: string
    readonly more: string
    readonly failed: string
    readonly again: string
  }
}

/** A part of the index: see docs/reference/search.md. */
type Volume = {
  /** The folder of its drawers. */
  readonly words: string
  /** The folder of its cards. */
  readonly cards: string
  readonly posts: number
  readonly drawers: number
}

export function readGiven(): GivenToSearch {
  return JSON.parse(document.getElementById('search-given')?.textContent ?? '')
}
