import type { ProblemCode } from '../../contract/problems.ts'

/**
 * What the client says to readers, with modules for each language. A bundle holds one language: see `speaking` in
 * generator/assets/bundle.ts. A test ensures that counts read as they do on the page.
 */
export type ReadingTexts = {
  readonly responses: (count: number) => string
  readonly noResponses: string
  readonly leaveReply: string
  readonly newResponses: (count: number) => string
  readonly newerAway: string
  readonly tryAgain: string
  /** Read out after a link to reply. */
  readonly place: (place: number, count: number) => string
}

/**
 * For those who write, who alone load it. Readers never see a sentence from a server, apart from hints beside fields.
 */
export type WritingTexts = {
  readonly replyTo: (name: string) => string
  readonly cancelReply: string
  readonly sending: string
  /** Followed by one of the two below. */
  readonly away: string
  readonly alsoLater: string
  readonly onlyHere: string
}

/** Loaded when somebody types. */
export type SentTexts = {
  readonly published: string
  readonly held: (reader: string) => string
  readonly duplicate: string
  readonly refused: string
}

/** Loaded near the limit. */
export type RoomTexts = {
  /** If negative, the number of characters too many. */
  readonly charactersLeft: (count: number) => string
}

/** Loaded when the service refused what was sent. */
export type RefusalTexts = {
  readonly wait: (seconds: number) => string
  readonly refusals: Partial<Readonly<Record<ProblemCode, string>>>
}

/** Shown if an older page of a long thread could not be loaded. */
export type OlderTexts = { readonly olderAway: string }

/** Loaded if more arrived than a page shows at once. */
export type RestTexts = { readonly showRest: (count: number) => string }

/** Counts and enumerates mentions as the page does. */
export type MentionTexts = {
  readonly language: string
  readonly mentions: (count: number) => string
}

/**
 * Loaded if this browser's reader has sent something. What holds a name or a number is a function; everything else is
 * in the modules.
 */
export type MineTexts = {
  readonly heldNote: (reader: string) => string
}
