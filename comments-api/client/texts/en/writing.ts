import type { WritingTexts } from '../texts.ts'

export const replyTo: WritingTexts['replyTo'] = name => `Reply to ${name}`
export const cancelReply = 'Reply to the post instead'
export const sending = 'Sending …'
export const away = 'The response could not be sent just now. Your words are kept here, '
export const alsoLater = 'also if you leave the page.'
export const onlyHere = 'but only until you leave the page.'
