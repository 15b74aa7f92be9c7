import type { MineTexts } from '../texts.ts'

export const heldNote: MineTexts['heldNote'] = reader =>
  `Erscheint, sobald ${reader} sie gelesen hat. Nur Sie sehen sie hier.`
export const edit = 'Ändern'
export const remove = 'Löschen'
export const reallyRemove = 'Diese Worte endgültig löschen?'
export const confirmRemoval = 'Löschen'
export const keep = 'Behalten'
export const removed = 'Ihre Antwort ist gelöscht.'
export const notRemoved =
  'Sie ließ sich gerade nicht löschen. Bitte versuchen Sie es später noch einmal.'
export const away =
  'Der Kommentardienst antwortet gerade nicht. Bitte versuchen Sie es noch einmal.'
export const over = 'Das lässt sich von hier nicht mehr ändern.'
