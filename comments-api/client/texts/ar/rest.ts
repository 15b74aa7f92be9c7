import type { RestTexts } from '../texts.ts'

export const showRest: RestTexts['showRest'] = count =>
  `عرض المزيد من الردود الجديدة (${count.toLocaleString('ar-u-nu-latn')})`
