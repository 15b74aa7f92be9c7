import type { ProblemCode } from '../../contract/problems.ts'

/**
 * What the client says to readers, a module for each language. A bundle holds one of them: see
 * `speaking` in generator/assets/bundle.ts. Counts are told as the page tells them: a test compares.
 */
export type ReadingTexts = {
  readonly responses: (count: number) => string
  readonly noResponses: string
  readonly leaveReply: string
  readonly newResponses: (count: number) => string
  readonly newerAway: string
  readonly tryAgain: string
  /** Heard after a link to reply. */
  readonly place: (place: number, count: number) => string
}

/**
 * What it says to those who write, which only they load. No sentence
 * of a server is ever shown in its stead, but for hints beside fields.
 */
export type WritingTexts = {
  readonly replyTo: (name: string) => string
  readonly cancelReply: string
  readonly sending: string
  /** Is followed by one of the two below. */
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

/** Loaded where little room is left. */
export type RoomTexts = {
  /** Below zero, so many are too many. */
  readonly charactersLeft: (count: number) => string
}

/** Loaded where the service refused what was sent. */
export type RefusalTexts = {
  readonly wait: (seconds: number) => string
  readonly refusals: Partial<Readonly<Record<ProblemCode, string>>>
}

/** What it says where an older page of a long thread did not come. */
export type OlderTexts = { readonly olderAway: string }

/** Loaded where more came than a page shows at once. */
export type RestTexts = { readonly showRest: (count: number) => string }

/** What other sites say is counted and enumerated as the page does it. */
export type MentionTexts = {
  readonly language: string
  readonly mentions: (count: number) => string
}

/**
 * Loaded where this browser's reader has sent something: what holds
 * a name or a number is a function, all else stands in the modules.
 */
export type MineTexts = {
  readonly heldNote: (reader: string) => string
}
