import type { OlderTexts } from '../texts.ts'

export const olderAway: OlderTexts['olderAway'] =
  'Les réponses plus anciennes n’ont pas pu être chargées.'
