import { openCardPainter } from '../generator/images/cards/paint-card.ts'

/**
 * Shared by all builds of a process: for a few cards, opening the fonts and preparing the letters is most of the work.
 */
export const paint = openCardPainter()
