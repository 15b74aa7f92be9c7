import type { MentionTexts } from '../texts.ts'

export const language: MentionTexts['language'] = 'ja'
export const mentions: MentionTexts['mentions'] = count => `言及${count.toLocaleString('ja')}件`
