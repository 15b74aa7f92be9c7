import type { WritingTexts } from '../texts.ts'

export const replyTo: WritingTexts['replyTo'] = name => `Reply to ${name}`
export const cancelReply = 'Reply to the post instead'
export const charactersLeft: WritingTexts['charactersLeft'] = count =>
  count < 0 ? `${-count} characters too many.` : `${count} characters left.`
export const sending = 'Sending …'
export const proving = 'One moment: your browser is showing that it is no robot …'
export const published = 'Thank you. Your response is published.'
export const held: WritingTexts['held'] = reader =>
  `Thank you. Your response is held until ${reader} has read it. Until then only you see it, above.`
export const heldNote: WritingTexts['heldNote'] = reader =>
  `Held until ${reader} has read it. Only you see it here.`
export const duplicate =
  'These words had arrived already. They are kept once; nothing more is needed.'
export const refused = 'The response was not accepted. Your words are kept here.'
export const away = 'The response could not be sent just now. Your words are kept here, '
export const alsoLater = 'also if you leave the page.'
export const onlyHere = 'but only until you leave the page.'
export const wait: WritingTexts['wait'] = seconds =>
  `That was a little fast. Your words are kept; please send them again in ${inWords(seconds)}.`

export const refusals: WritingTexts['refusals'] = {
  'invalid-fields': 'Not sent yet: something is to be mended first.',
  'thread-closed':
    'This conversation has been closed meanwhile. Your words are kept here, for you to copy.',
  'unknown-thread': 'This post takes no responses at the moment. Your words are kept here.',
  'too-large': 'The response is too long. Please shorten it a little.',
}

function inWords(seconds: number): string {
  return seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`
}
