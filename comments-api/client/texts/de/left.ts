export const left =
  'Nicht gesendet, bevor das Gespräch geschlossen wurde. Nur Sie sehen diesen Text hier und können ihn kopieren.'
export const remove = 'Löschen'
