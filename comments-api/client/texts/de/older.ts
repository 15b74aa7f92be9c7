import type { OlderTexts } from '../texts.ts'

export const olderAway: OlderTexts['olderAway'] = 'Ältere Antworten ließen sich nicht laden.'
