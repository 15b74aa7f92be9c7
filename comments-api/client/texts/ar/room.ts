import type { RoomTexts } from '../texts.ts'
import { counted } from './counted.ts'

export const charactersLeft: RoomTexts['charactersLeft'] = count =>
  count < 0 ? `الزائد: ${characters(-count)}.` : `الباقي: ${characters(count)}.`

function characters(count: number): string {
  return counted(count, {
    zero: '0 حرف',
    one: 'حرف واحد',
    two: 'حرفان',
    few: '# أحرف',
    many: '# حرفًا',
    other: '# حرف',
  })
}
