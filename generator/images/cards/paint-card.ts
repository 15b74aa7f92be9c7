import type { CardWords } from '../../plan/making.ts'
import { cardSize } from '../../plan/social-cards.ts'
import { openCanvas } from './canvas.ts'
import { openCardFonts } from './card-fonts.ts'
import { drawCard } from './draw-card.ts'
import { palette } from './inks.ts'
import { encodePng } from './png.ts'

export type PaintCard = (words: CardWords) => Promise<Buffer>

/** Drawn in this thread and compressed beside it. */
export function openCardPainter(): PaintCard {
  const fonts = openCardFonts()
  const canvas = openCanvas(cardSize.width, cardSize.height)
  return words => {
    drawCard(canvas, words, fonts)
    // The pixels are read before the first wait, and free for the next card then.
    return encodePng({ pixels: canvas.pixels, width: cardSize.width, palette })
  }
}
