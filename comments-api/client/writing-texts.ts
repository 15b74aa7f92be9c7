import type { ProblemCode } from '../contract/problems.ts'

/** What the client says to those who write. No sentence of a server is ever shown in its stead, but for hints beside fields. */
export const writingTexts = {
  replyTo: (name: string) => `Reply to ${name}`,
  cancelReply: 'Reply to the post instead',
  charactersLeft: (count: number) =>
    count < 0 ? `${-count} characters too many.` : `${count} characters left.`,
  sending: 'Sending …',
  published: 'Thank you. Your response is published.',
  held: (reader: string) =>
    `Thank you. Your response is held until ${reader} has read it. Until then only you see it, above.`,
  heldNote: (reader: string) => `Held until ${reader} has read it. Only you see it here.`,
  duplicate: 'These words had arrived already. They are kept once; nothing more is needed.',
  refused: 'The response was not accepted. Your words are kept here.',
  away: 'The response could not be sent just now. Your words are kept here, ',
  alsoLater: 'also if you leave the page.',
  onlyHere: 'but only until you leave the page.',
  wait: (seconds: number) =>
    `That was a little fast. Your words are kept; please send them again in ${inWords(seconds)}.`,
} as const

export const refusals: Partial<Record<ProblemCode, string>> = {
  'invalid-fields': 'Not sent yet: something is to be mended first.',
  'thread-closed':
    'This conversation has been closed meanwhile. Your words are kept here, for you to copy.',
  'unknown-thread': 'This post takes no responses at the moment. Your words are kept here.',
  'too-large': 'The response is too long. Please shorten it a little.',
}

function inWords(seconds: number): string {
  return seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`
}
