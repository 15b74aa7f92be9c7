import type { RestTexts } from '../texts.ts'

export const showRest: RestTexts['showRest'] = count =>
  `Weitere neue Antworten zeigen (${count.toLocaleString('de')})`
