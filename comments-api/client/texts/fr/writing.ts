import type { WritingTexts } from '../texts.ts'

export const replyTo: WritingTexts['replyTo'] = name => `Répondre à ${name}`
export const cancelReply = 'Répondre plutôt à l’article'
export const sending = 'Envoi en cours…'
export const away = 'La réponse n’a pas pu être envoyée. Votre texte est conservé ici, '
export const alsoLater = 'même si vous quittez la page.'
export const onlyHere = 'mais seulement jusqu’à ce que vous quittiez la page.'
