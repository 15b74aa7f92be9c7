import type { OlderTexts } from '../texts.ts'

export const olderAway: OlderTexts['olderAway'] =
  'No se han podido cargar las respuestas anteriores.'
