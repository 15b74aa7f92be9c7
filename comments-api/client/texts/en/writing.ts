import type { WritingTexts } from '../texts.ts'

export const replyTo: WritingTexts['replyTo'] = name => `Reply to ${name}`
export const cancelReply = 'Reply to the post instead'
export const sending = 'Sending …'
export const published = 'Thank you. Your response is published.'
export const held: WritingTexts['held'] = reader =>
  `Thank you. Your response is held until ${reader} has read it. Until then only you see it, above.`
export const duplicate =
  'These words had arrived already. They are kept once; nothing more is needed.'
export const refused = 'The response was not accepted. Your words are kept here.'
export const away = 'The response could not be sent just now. Your words are kept here, '
export const alsoLater = 'also if you leave the page.'
export const onlyHere = 'but only until you leave the page.'
