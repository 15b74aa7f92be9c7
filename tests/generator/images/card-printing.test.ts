import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { openCardFonts } from '../../../generator/images/cards/card-fonts.ts'
import { drawBitmap } from '../../../generator/images/cards/draw-bitmap.ts'
import { palette } from '../../../generator/images/cards/inks.ts'
import {
  layOutFoot,
  layOutHead,
  layOutTitle,
} from '../../../generator/images/cards/lay-out-card.ts'
import { openCardPainter } from '../../../generator/images/cards/paint-card.ts'
import { openLinePlacer } from '../../../generator/images/cards/place-line.ts'
import { openShapeCompressor } from '../../../generator/images/cards/shape-compressor.ts'

const paint = openCardPainter()
const fonts = openCardFonts()
const placeLine = openLinePlacer(openShapeCompressor())

const width = 1_200
const rows = { first: 20, last: 510 }

/** The red of each pixel between the bar and the rule, as an image viewer decodes it. */
async function printed(words: Parameters<typeof paint>[0]): Promise<number[]> {
  const { data, info } = await sharp(paint(words)).raw().toBuffer({ resolveWithObject: true })
  const pixels = Array.from({ length: width * (rows.last - rows.first) }, (_, n) => n)
  return pixels.map(pixel => data[(pixel + width * rows.first) * info.channels] ?? 0)
}

/** The same of all letters drawn at once, without compressing each apart. */
function drawn(words: Parameters<typeof paint>[0]): number[] {
  const lines = [
    ...layOutHead(words, fonts),
    ...layOutTitle(words, fonts),
    ...layOutFoot(words, fonts),
  ]
  const { left, top, bytes, ...size } = drawBitmap(
    lines.flatMap(placeLine).flatMap(({ shapes }) => shapes),
  )
  return Array.from({ length: width * (rows.last - rows.first) }, (_, pixel) => {
    const column = ((pixel % width) >> 1) - left
    const row = rows.first + Math.floor(pixel / width) - top
    const isBeside = column < 0 || column >= size.width || row < 0 || row >= size.height
    const pair = isBeside ? 0 : (bytes[row * size.width + column] ?? 0)
    return palette[pixel % 2 === 0 ? pair >> 4 : pair & 15]?.[0] ?? 0
  })
}

describe('a social card composed of cached letters', () => {
  it.each([
    ['touch each other', 'fbfhfk rnrn “T” fj'],
    ['overlap by kerning', 'AVAToLTY’f.'],
    ['of one line extend into the next', 'gÅjẤgỆ '.repeat(14).trim()],
    ['belong to other scripts', 'Ψυχή, Воздух, Größe'],
    ['are too wide for a line', 'm'.repeat(90)],
  ])('matches a card drawn in one piece where letters %s', async (_, title) => {
    const words = { title, above: 'fjord Åse ffi', below: 'Jo', host: 'a.example' }

    const [seen, expected] = [await printed(words), drawn(words)]

    const tone = Math.ceil((0xfb - 0x23) / 5)
    const differences = seen.map((red, pixel) => Math.abs(red - (expected[pixel] ?? 0)))
    expect(Math.max(...new Set(differences))).toBeLessThanOrEqual(tone)
    // Sums of areas are rounded: one pixel in some thousands may be a tone lighter or darker.
    expect(differences.filter(difference => difference > 0).length).toBeLessThan(200)
  })
})
