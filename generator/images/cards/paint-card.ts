import type { CardWords } from '../../plan/making.ts'
import { openCardFonts } from './card-fonts.ts'
import { composeStrip, type Strip } from './compose-strip.ts'
import { type EncodedStrip, encodeStrip } from './encode-strip.ts'
import { palette } from './inks.ts'
import { joinStrips } from './join-strips.ts'
import { keepMost } from './keep-most.ts'
import {
  bar,
  type Line,
  layOutFoot,
  layOutHead,
  layOutTitle,
  rule,
  strips,
} from './lay-out-card.ts'
import { openLinePlacer, placeRule, type Rule } from './place-line.ts'
import { openEncoder } from './png.ts'
import { openShapeCompressor } from './shape-compressor.ts'
import { openWriting } from './tokens.ts'

/*
 * A card is a PNG, but its pixels never exist in memory. PNG stores a row as its difference from the row above (the
 * filter "Up"), compressed by DEFLATE. In a code that is the same for all cards, the rows of a letter are then always the
 * same bits, wherever it stands. So these are kept, and a card is put together from them:
 *
 *   letter   drawn once, each row kept as bits                    draw-bitmap.ts, compress-bitmap.ts, shape-compressor.ts
 *   strip    head, title or foot: letters placed, row by row      place-line.ts, compose-strip.ts, encode-strip.ts
 *   card     three strips, joined, in a PNG                       join-strips.ts, png.ts
 *
 *   a row:   filter │ zeros │ bits of an "R" │ zeros │ bits of an "o" │ zeros …     (zero: as in the row above)
 *
 * A byte holds two pixels, so a letter is kept twice, for either pixel that it can start at. Letters that need the same
 * byte are drawn and kept as one (compose-strip.ts). The checksum is a sum, to which each letter adds its own. The code
 * is in code.ts and code-lengths.ts, and what writes in it, in tokens.ts and bits.ts. Decision 46.
 */

export type PaintCard = (words: CardWords) => Buffer

/** A card is put together from compressed letters, each of which was drawn only once. */
export function openCardPainter(): PaintCard {
  const fonts = openCardFonts()
  const compressor = openShapeCompressor()
  const placeLine = openLinePlacer(compressor)
  const writing = openWriting(mostWords)
  const encode = openEncoder(palette)
  const remembered = keepMost<EncodedStrip>(mostRemembered)

  const encodeLines = (strip: Strip, lines: readonly Line[], ...rules: readonly Rule[]) => {
    const placed = [...rules.map(rule => placeRule(rule, compressor)), ...lines.flatMap(placeLine)]
    return encodeStrip(composeStrip(placed, strip, compressor), writing)
  }

  return words => {
    const { above, below, host } = words
    // JSON keeps apart no author and an author called "null".
    const head = remembered(JSON.stringify(['head', above]), () =>
      encodeLines(strips.head, layOutHead(words, fonts), bar),
    )
    const title = encodeLines(strips.title, layOutTitle(words, fonts))
    const foot = remembered(JSON.stringify(['foot', host, below]), () =>
      encodeLines(strips.foot, layOutFoot(words, fonts), rule),
    )
    return encode(joinStrips([head, title, foot], writing))
  }
}

/** The size of a card whose every pixel has a code of fifteen bits. */
const mostWords = 512 * 1_024

/** Many cards share a head and a foot, but a site can have many authors. */
const mostRemembered = 500
