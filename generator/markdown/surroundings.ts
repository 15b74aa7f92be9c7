import type { ImageSource } from '../plan/showing/rendered-text.ts'
import { type MarkdownTexts, silence } from './markdown-texts.ts'

/** Where a local reference leads on the finished site. The size is an image's, in pixels. */
export type Resolved = {
  readonly url: string
  readonly width: number | null
  readonly height: number | null
  /** How a page shows it, if that is not the file itself: a link still leads to `url`. */
  readonly shown?: ShownImage
  /** Whether it is the first image of its page, which a reader sees at once. */
  readonly isFirst?: boolean
}

export type ShownImage = {
  /** For programs that know none of the sources. */
  readonly url: string
  readonly width: number
  readonly height: number
  readonly sources?: readonly ImageSource[]
}

/** What the renderer of a text needs to know about the site around it. */
export type Surroundings = {
  resolve(reference: string): Resolved | null
  /** The text's language, which decides on quotation marks; English by default. */
  readonly language?: string
  /** In the reader's language. */
  readonly texts: MarkdownTexts
  /** The prefix of its ids where many texts share a page, as in a feed. */
  readonly idPrefix?: string | null
  /** `false` leaves code uncoloured. */
  readonly highlightsCode?: boolean
  /** `true` if nobody reads the output: code and mathematics are then left as they are. */
  readonly isUnread?: boolean
}

/** markdown-it passes its environment around as `any`; this is the one place that says what is in it. */
export function surroundingsOf(
  environment: { readonly surroundings?: Surroundings } | undefined,
): Required<Surroundings> {
  return { ...defaults, ...environment?.surroundings }
}

const defaults = {
  resolve: () => null,
  language: 'en',
  texts: silence,
  idPrefix: null,
  highlightsCode: true,
  isUnread: false,
} satisfies Surroundings
