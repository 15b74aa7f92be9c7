import type { RoomTexts } from '../texts.ts'

export const charactersLeft: RoomTexts['charactersLeft'] = count =>
  count < 0 ? `${-count} Zeichen zu viel.` : `Noch ${count} Zeichen.`
