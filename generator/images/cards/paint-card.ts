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
