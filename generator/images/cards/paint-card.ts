import type { CardWords } from '../../plan/making.ts'
import { bindPrints } from './bind-prints.ts'
import { openCardFonts } from './card-fonts.ts'
import { lockUp, type Strip } from './forme.ts'
import { openFoundry } from './foundry.ts'
import { palette } from './inks.ts'
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
import { openEncoder } from './png.ts'
import { type Print, printStrip } from './print-strip.ts'
import { openWriting } from './tokens.ts'
import { openTypeCases, placeRule, type Rule } from './type-cases.ts'

export type PaintCard = (words: CardWords) => Buffer

/** A card is put together from compressed letters, each of which was drawn only once. */
export function openCardPainter(): PaintCard {
  const fonts = openCardFonts()
  const foundry = openFoundry()
  const setLine = openTypeCases(foundry)
  const writing = openWriting(mostWords)
  const encode = openEncoder(palette)
  const standing = keepMost<Print>(mostStanding)

  const print = (strip: Strip, lines: readonly Line[], ...rules: readonly Rule[]) => {
    const placed = [...rules.map(rule => placeRule(rule, foundry)), ...lines.flatMap(setLine)]
    return printStrip(lockUp(placed, strip, foundry), writing)
  }

  return words => {
    const { above, below, host } = words
    // JSON keeps apart no author and an author called "null".
    const head = standing(JSON.stringify(['head', above]), () =>
      print(strips.head, layOutHead(words, fonts), bar),
    )
    const title = print(strips.title, layOutTitle(words, fonts))
    const foot = standing(JSON.stringify(['foot', host, below]), () =>
      print(strips.foot, layOutFoot(words, fonts), rule),
    )
    return encode(bindPrints([head, title, foot], writing))
  }
}

/** The size of a card whose every pixel has a code of fifteen bits. */
const mostWords = 512 * 1_024

/** Many cards share a head and a foot, but a site can have many authors. */
const mostStanding = 500
