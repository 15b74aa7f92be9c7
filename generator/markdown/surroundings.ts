import type { ImageSource } from '../plan/pages.ts'
import { type MarkdownTexts, silence } from './markdown-texts.ts'

/** Where a local reference leads on the finished site; the size is an image's, in pixels. */
export type Resolved = {
  readonly url: string
  readonly width: number | null
  readonly height: number | null
  /** How a page shows it, where that is not the file itself: a link leads to `url` all the same. */
  readonly shown?: ShownImage
  /** Whether it is the first image of its page, which a reader sees at once. */
  readonly isFirst?: boolean
}

export type ShownImage = {
  /** For what knows none of the sources. */
  readonly url: string
  readonly width: number
  readonly height: number
  readonly sources?: readonly ImageSource[]
}

/** What a text needs to know of the site around it. */
export type Surroundings = {
  resolve(reference: string): Resolved | null
  /** The language of the text, which decides how quotation marks look; English without it. */
  readonly language?: string
  /** In the language of the reader. */
  readonly texts: MarkdownTexts
  /** Set away from the text's own page, as in a feed, where many texts meet: what the ids of this one begin with. */
  readonly idPrefix?: string | null
  /** `false` leaves code as it was written. */
  readonly highlightsCode?: boolean
  /** `true` where nobody reads the text: neither code nor mathematics is set then. */
  readonly isUnread?: boolean
}

/** markdown-it hands its environment around as `any`; this is the one place that says what is in it. */
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
