import type { MentionTexts } from '../texts.ts'

export const language: MentionTexts['language'] = 'es'
export const mentions: MentionTexts['mentions'] = count =>
  count === 1 ? '1 mención' : `${count.toLocaleString('es')} menciones`
