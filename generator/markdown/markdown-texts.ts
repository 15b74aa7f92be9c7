/** GitHub's five, as they are written: `> [!NOTE]`. */
export const calloutKinds = ['note', 'tip', 'important', 'warning', 'caution'] as const

export type CalloutKind = (typeof calloutKinds)[number]

/** What the site itself says inside a text, in the language of the reader. */
export type MarkdownTexts = {
  readonly callouts: Readonly<Record<CalloutKind, string>>
  headingLink(heading: string): string
  readonly footnotes: string
  /** `reference` is "1", or "1-2" for the second place that leads to the first note. */
  backToReference(reference: string): string
  readonly table: string
  readonly formula: string
  readonly code: string
  readonly copy: string
  readonly copied: string
  /** Said when the browser refuses; the code is then selected. */
  readonly copyByHand: string
  playVideo(host: string): string
  loadsPlayer(host: string): string
}

export const englishTexts: MarkdownTexts = {
  callouts: {
    note: 'Note',
    tip: 'Tip',
    important: 'Important',
    warning: 'Warning',
    caution: 'Caution',
  },
  headingLink: heading => `Link to “${heading}”`,
  footnotes: 'Footnotes',
  backToReference: reference => `Back to reference ${reference}`,
  table: 'Table',
  formula: 'Formula',
  code: 'Code',
  copy: 'Copy',
  copied: 'Copied',
  copyByHand: 'The browser does not copy. The code is selected: press Ctrl+C or ⌘C.',
  playVideo: host => `Play video from ${host}`,
  loadsPlayer: host => `This loads the player from ${host}.`,
}
