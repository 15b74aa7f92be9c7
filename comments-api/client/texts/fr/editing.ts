export const label = 'Votre texte'
export const save = 'Enregistrer'
export const cancel = 'Annuler'
export const saving = 'Enregistrement…'
export const notSaved = 'Ce n’a pas été enregistré ainsi. Votre texte est conservé ici.'
export const overWhileEditing =
  'Cela ne peut plus être modifié. Votre texte reste ici, pour que vous puissiez le copier.'
