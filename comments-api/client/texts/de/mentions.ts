import type { MentionTexts } from '../texts.ts'

export const language: MentionTexts['language'] = 'de'
export const mentions: MentionTexts['mentions'] = count =>
  count === 1 ? '1 Erwähnung' : `${count.toLocaleString('de')} Erwähnungen`
