import type { RoomTexts } from '../texts.ts'

export const charactersLeft: RoomTexts['charactersLeft'] = count => {
  if (count < 0) return count === -1 ? 'Sobra 1 carácter.' : `Sobran ${-count} caracteres.`
  return count === 1 ? 'Queda 1 carácter.' : `Quedan ${count} caracteres.`
}
