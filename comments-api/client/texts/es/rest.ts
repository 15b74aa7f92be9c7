import type { RestTexts } from '../texts.ts'

export const showRest: RestTexts['showRest'] = count =>
  `Mostrar más respuestas nuevas (${count.toLocaleString('es')})`
