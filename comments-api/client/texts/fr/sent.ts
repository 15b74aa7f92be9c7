import type { SentTexts } from '../texts.ts'

export const published = 'Merci. Votre réponse est publiée.'
export const held: SentTexts['held'] = reader =>
  `Merci. Votre réponse paraîtra dès que ${reader} l’aura lue.`
export const duplicate =
  'Cette réponse était déjà arrivée. Elle n’est conservée qu’une fois\u202f; vous n’avez rien d’autre à faire.'
export const refused = 'La réponse n’a pas été acceptée. Votre texte est conservé ici.'
