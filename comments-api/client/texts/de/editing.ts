export const label = 'Ihre Worte'
export const save = 'Speichern'
export const cancel = 'Abbrechen'
export const saving = 'Wird gespeichert …'
export const notSaved = 'So wurde es nicht gespeichert. Ihr Text bleibt hier stehen.'
export const overWhileEditing =
  'Das lässt sich nicht mehr ändern. Ihr Text bleibt hier stehen, damit Sie ihn kopieren können.'
