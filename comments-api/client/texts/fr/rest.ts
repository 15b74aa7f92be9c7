import type { RestTexts } from '../texts.ts'

export const showRest: RestTexts['showRest'] = count =>
  `Afficher d’autres réponses récentes (${count.toLocaleString('fr')})`
