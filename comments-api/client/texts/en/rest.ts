import type { RestTexts } from '../texts.ts'

export const showRest: RestTexts['showRest'] = count =>
  `Show more new responses (${count.toLocaleString('en')})`
