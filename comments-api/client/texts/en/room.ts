import type { RoomTexts } from '../texts.ts'

export const charactersLeft: RoomTexts['charactersLeft'] = count => {
  const characters = Math.abs(count) === 1 ? 'character' : 'characters'
  return count < 0 ? `${-count} ${characters} too many.` : `${count} ${characters} left.`
}
