import type { MentionTexts } from '../texts.ts'

export const language: MentionTexts['language'] = 'fr'
export const mentions: MentionTexts['mentions'] = count =>
  count < 2 ? `${count} mention` : `${count.toLocaleString('fr')} mentions`
