export const remember = 'Retenir mes coordonnées dans ce navigateur'
export const quoteHint =
  'Pour citer, sélectionnez des mots de la réponse, puis « Répondre » au-dessous.'
export const formatting = 'Mise en forme'
export const letter = 'A'
export const strong = 'Gras'
export const emphasis = 'Italique'
export const link = 'Lien'
export const quotation = 'Citation'
export const code = 'Code'
export const preview = 'Aperçu'
export const previewAway =
  'Pas d’aperçu pour le moment\u00a0: le service de commentaires ne répond pas. Votre texte est intact.'
