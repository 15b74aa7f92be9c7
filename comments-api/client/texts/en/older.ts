import type { OlderTexts } from '../texts.ts'

export const olderAway: OlderTexts['olderAway'] = 'Older responses could not be loaded.'
