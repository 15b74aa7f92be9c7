import type { OlderTexts } from '../texts.ts'

export const olderAway: OlderTexts['olderAway'] = 'تعذّر تحميل الردود الأقدم.'
