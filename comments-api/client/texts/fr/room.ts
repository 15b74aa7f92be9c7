import type { RoomTexts } from '../texts.ts'

export const charactersLeft: RoomTexts['charactersLeft'] = count => {
  const plural = Math.abs(count) < 2 ? '' : 's'
  return count < 0 ? `${-count} caractère${plural} de trop.` : `Encore ${count} caractère${plural}.`
}
