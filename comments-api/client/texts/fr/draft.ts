export const other = 'Un autre onglet contient un texte plus récent pour cet article.'
export const takeOther = 'Afficher celui-là'
export const keepThis = 'Garder celui-ci'
export const notKept =
  'Ce navigateur ne garde pas de brouillon\u00a0: votre texte sera perdu si vous quittez la page.'
