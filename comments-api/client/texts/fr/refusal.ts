import type { RefusalTexts } from '../texts.ts'

export const wait: RefusalTexts['wait'] = seconds =>
  `C’était un peu rapide. Votre texte est conservé\u202f; veuillez le renvoyer dans ${inWords(seconds)}.`

export const refusals: RefusalTexts['refusals'] = {
  'invalid-fields': 'Pas encore envoyé\u00a0: il faut d’abord corriger quelque chose.',
  'thread-closed':
    'Cette conversation a été close entre-temps. Votre texte est conservé ici, pour que vous puissiez le copier.',
  'unknown-thread':
    'Cet article ne reçoit pas de réponses pour le moment. Votre texte est conservé ici.',
  'too-large': 'La réponse est trop longue. Veuillez la raccourcir un peu.',
}

function inWords(seconds: number): string {
  if (seconds < 90) return seconds < 2 ? `${seconds} seconde` : `${seconds} secondes`
  return `${Math.ceil(seconds / 60)} minutes`
}
