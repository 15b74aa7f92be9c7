import type { MentionTexts } from '../texts.ts'
import { counted } from './counted.ts'

export const language: MentionTexts['language'] = 'ar'
export const mentions: MentionTexts['mentions'] = count =>
  counted(count, {
    zero: 'لا إشارات',
    one: 'إشارة واحدة',
    two: 'إشارتان',
    few: '# إشارات',
    many: '# إشارة',
    other: '# إشارة',
  })
