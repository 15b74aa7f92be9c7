import type { WritingTexts } from '../texts.ts'

export const replyTo: WritingTexts['replyTo'] = name => `Répondre à ${name}`
export const cancelReply = 'Répondre plutôt à l’article'
export const sending = 'Envoi en cours…'
export const published = 'Merci. Votre réponse est publiée.'
export const held: WritingTexts['held'] = reader =>
  `Merci. Votre réponse paraîtra dès que ${reader} l’aura lue. D’ici là, personne d’autre que vous ne la voit, ci-dessus.`
export const duplicate =
  'Cette réponse était déjà arrivée. Elle n’est conservée qu’une fois\u202f; vous n’avez rien d’autre à faire.'
export const refused = 'La réponse n’a pas été acceptée. Votre texte est conservé ici.'
export const away = 'La réponse n’a pas pu être envoyée. Votre texte est conservé ici, '
export const alsoLater = 'même si vous quittez la page.'
export const onlyHere = 'mais seulement jusqu’à ce que vous quittiez la page.'
