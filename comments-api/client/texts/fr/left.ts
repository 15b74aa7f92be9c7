export const left =
  'Pas envoyé avant la fermeture de la conversation. Personne d’autre que vous ne voit ce texte ici\u00a0; vous pouvez le copier.'
export const remove = 'Supprimer'
