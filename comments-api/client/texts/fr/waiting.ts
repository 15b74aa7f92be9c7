export const waits =
  'Pas encore envoyé\u00a0: le service de commentaires ne répond pas. Ce texte attend dans ce navigateur et sera envoyé dès que possible, même si vous revenez plus tard sur cette page.'
export const waitsHere =
  'Pas encore envoyé\u00a0: le service de commentaires ne répond pas. Ce texte sera envoyé dès que possible, mais il n’attend que jusqu’à ce que vous quittiez cette page.'
export const tooOld = 'Ce texte attend depuis un jour. Il sera envoyé quand vous le demanderez.'
export const notAccepted = 'Pas accepté tel quel. Vous pouvez le modifier et l’envoyer de nouveau.'
export const sendNow = 'Envoyer maintenant'
export const edit = 'Modifier'
export const withdraw = 'Retirer'
export const withdrawn = 'Retiré\u00a0: il ne sera plus envoyé d’ici.'
export const undo = 'Annuler'
