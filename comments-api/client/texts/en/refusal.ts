import type { RefusalTexts } from '../texts.ts'

export const wait: RefusalTexts['wait'] = seconds =>
  `That was a little fast. Your words are kept; please send them again in ${inWords(seconds)}.`

export const refusals: RefusalTexts['refusals'] = {
  'invalid-fields': 'Not sent yet: please correct this first.',
  'thread-closed':
    'This conversation has been closed meanwhile. Your words are kept here, for you to copy.',
  'unknown-thread': 'This post takes no responses at the moment. Your words are kept here.',
  'too-large': 'The response is too long. Please shorten it a little.',
}

function inWords(seconds: number): string {
  if (seconds < 90) return seconds === 1 ? '1 second' : `${seconds} seconds`
  return `${Math.ceil(seconds / 60)} minutes`
}
