import type { RoomTexts } from '../texts.ts'

export const charactersLeft: RoomTexts['charactersLeft'] = count =>
  count < 0 ? `${-count} characters too many.` : `${count} characters left.`
