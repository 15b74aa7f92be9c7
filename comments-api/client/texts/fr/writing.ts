import type { WritingTexts } from '../texts.ts'

export const replyTo: WritingTexts['replyTo'] = name => `Répondre à ${name}`
export const cancelReply = 'Répondre plutôt à l’article'
export const charactersLeft: WritingTexts['charactersLeft'] = count => {
  const plural = Math.abs(count) < 2 ? '' : 's'
  return count < 0 ? `${-count} caractère${plural} de trop.` : `Encore ${count} caractère${plural}.`
}
export const sending = 'Envoi en cours…'
export const proving = 'Un instant\u202f: votre navigateur prouve qu’il n’est pas un robot…'
export const published = 'Merci. Votre réponse est publiée.'
export const held: WritingTexts['held'] = reader =>
  `Merci. Votre réponse paraîtra dès que ${reader} l’aura lue. D’ici là, personne d’autre que vous ne la voit, ci-dessus.`
export const heldNote: WritingTexts['heldNote'] = reader =>
  `Paraîtra dès que ${reader} l’aura lue. Personne d’autre que vous ne la voit ici.`
export const duplicate =
  'Cette réponse était déjà arrivée. Elle n’est conservée qu’une fois\u202f; vous n’avez rien d’autre à faire.'
export const refused = 'La réponse n’a pas été acceptée. Votre texte est conservé ici.'
export const away = 'La réponse n’a pas pu être envoyée. Votre texte est conservé ici, '
export const alsoLater = 'même si vous quittez la page.'
export const onlyHere = 'mais seulement jusqu’à ce que vous quittiez la page.'
export const wait: WritingTexts['wait'] = seconds =>
  `C’était un peu rapide. Votre texte est conservé\u202f; veuillez le renvoyer dans ${inWords(seconds)}.`

export const refusals: WritingTexts['refusals'] = {
  'invalid-fields': 'Pas encore envoyé\u00a0: il faut d’abord corriger quelque chose.',
  'thread-closed':
    'Cette conversation a été close entre-temps. Votre texte est conservé ici, pour que vous puissiez le copier.',
  'unknown-thread':
    'Cet article ne reçoit pas de réponses pour le moment. Votre texte est conservé ici.',
  'too-large': 'La réponse est trop longue. Veuillez la raccourcir un peu.',
}

function inWords(seconds: number): string {
  if (seconds < 90) return seconds < 2 ? `${seconds} seconde` : `${seconds} secondes`
  return `${Math.ceil(seconds / 60)} minutes`
}
