import type { MentionTexts } from '../texts.ts'

export const language: MentionTexts['language'] = 'en'
export const mentions: MentionTexts['mentions'] = count =>
  count === 1 ? '1 mention' : `${count.toLocaleString('en')} mentions`
