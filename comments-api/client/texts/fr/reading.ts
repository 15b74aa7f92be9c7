import type { ReadingTexts } from '../texts.ts'

export const responses: ReadingTexts['responses'] = count =>
  count < 2 ? `${count} réponse` : `${count.toLocaleString('fr')} réponses`
export const noResponses = 'Aucune réponse pour l’instant'
export const leaveReply = 'Écrire une réponse'
export const newResponses: ReadingTexts['newResponses'] = count =>
  count < 2 ? `${count} nouvelle réponse.` : `${count} nouvelles réponses.`
export const newerAway = 'Les réponses plus récentes n’ont pas pu être chargées.'
export const tryAgain = 'Réessayer'
export const place: ReadingTexts['place'] = (place, count) => `, réponse ${place} sur ${count}`
