import type { MineTexts } from '../texts.ts'

export const heldNote: MineTexts['heldNote'] = reader =>
  `Paraîtra dès que ${reader} l’aura lue. Personne d’autre que vous ne la voit ici.`
export const edit = 'Modifier'
export const remove = 'Supprimer'
export const reallyRemove = 'Supprimer définitivement ce texte\u202f?'
export const confirmRemoval = 'Supprimer'
export const keep = 'Garder'
export const removed = 'Votre réponse est supprimée.'
export const notRemoved = 'La suppression n’a pas abouti. Veuillez réessayer plus tard.'
export const away = 'Le service de commentaires ne répond pas. Veuillez réessayer.'
export const over = 'Cela ne peut plus être modifié d’ici.'
