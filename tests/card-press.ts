import { openCardPainter } from '../generator/images/cards/paint-card.ts'

/** One for all builds of a process: opening the fonts and casting the letters is most of the work for a few cards. */
export const paint = openCardPainter()
