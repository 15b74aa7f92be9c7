import type { SentTexts } from '../texts.ts'

export const published = 'Gracias. Su respuesta está publicada.'
export const held: SentTexts['held'] = reader =>
  `Gracias. Su respuesta aparecerá cuando ${reader} la haya leído.`
export const duplicate =
  'Esta respuesta ya había llegado. Se guarda una sola vez; no tiene que hacer nada más.'
export const refused = 'La respuesta no se ha aceptado. Su texto se conserva aquí.'
