/** GitHub's five, as they are written: `> [!NOTE]`. */
export const calloutKinds = ['note', 'tip', 'important', 'warning', 'caution'] as const

export type CalloutKind = (typeof calloutKinds)[number]

/** The site's own words inside a text, in the reader's language: from templates/texts/. */
export type MarkdownTexts = {
  readonly callouts: Readonly<Record<CalloutKind, string>>
  headingLink(heading: string): string
  readonly footnotes: string
  /** `reference` is "1", or "1-2" for the second reference to the first note. */
  backToReference(reference: string): string
  readonly table: string
  readonly formula: string
  readonly code: string
  readonly copy: string
  readonly copied: string
  /** Said when the browser refuses to copy; the code is then selected. */
  readonly copyByHand: string
  playVideo(host: string): string
  loadsPlayer(host: string): string
}

/** For texts that nobody reads. */
export const silence: MarkdownTexts = {
  callouts: { note: '', tip: '', important: '', warning: '', caution: '' },
  headingLink: () => '',
  footnotes: '',
  backToReference: () => '',
  table: '',
  formula: '',
  code: '',
  copy: '',
  copied: '',
  copyByHand: '',
  playVideo: () => '',
  loadsPlayer: () => '',
}
