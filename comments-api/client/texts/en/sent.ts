import type { SentTexts } from '../texts.ts'

export const published = 'Thank you. Your response is published.'
export const held: SentTexts['held'] = reader =>
  `Thank you. Your response is held until ${reader} has read it.`
export const duplicate =
  'This response had already arrived. It is kept once; nothing more is needed.'
export const refused = 'The response was not accepted. Your words are kept here.'
