/** What the client says to readers. What it says to those who write is in `writing-texts.ts`, which only they load. */
export const texts = {
  responses: (count: number) => (count === 1 ? '1 response' : `${count} responses`),
  noResponses: 'No responses yet',
  leaveReply: 'Leave a reply',
  newResponses: (count: number) => (count === 1 ? '1 new response.' : `${count} new responses.`),
  newerAway: 'Newer responses could not be loaded.',
  tryAgain: 'Try again',
  removedResponse: 'a removed response',
} as const
