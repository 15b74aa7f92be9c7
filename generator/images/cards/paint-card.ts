import type { CardWords } from '../../plan/making.ts'
import type { Imaging } from '../load-sharp.ts'
import { openCardFonts } from './card-fonts.ts'
import { cardSvg } from './card-svg.ts'

export type PaintCard = (words: CardWords) => Promise<Buffer>

/** Three inks on one paper need few colours; without dithering, their ground stays calm. */
const cardEncoding = { palette: true, colours: 16, dither: 0, effort: 1 } as const

export function openCardPainter(sharp: Imaging): PaintCard {
  const fonts = openCardFonts()
  return words =>
    sharp(Buffer.from(cardSvg(words, fonts)))
      .png(cardEncoding)
      .toBuffer()
}
