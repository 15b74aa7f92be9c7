import type { SentTexts } from '../texts.ts'

export const published = 'Vielen Dank. Ihre Antwort ist veröffentlicht.'
export const held: SentTexts['held'] = reader =>
  `Vielen Dank. Ihre Antwort erscheint, sobald ${reader} sie gelesen hat.`
export const duplicate =
  'Diese Antwort ist schon angekommen. Sie wird nur einmal gespeichert; mehr müssen Sie nicht tun.'
export const refused = 'Die Antwort wurde nicht angenommen. Ihr Text bleibt hier stehen.'
