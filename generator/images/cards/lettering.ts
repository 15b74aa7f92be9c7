import { type CardFonts, openCardFonts } from './card-fonts.ts'
import { drawable } from './drawable.ts'

/** A text as every font of a card can write it. The fonts are opened for the first one that is no plain English. */
export function openLettering(): (text: string) => string | null {
  let fonts: CardFonts | undefined
  return text => {
    if (/^[!-~]+(?: [!-~]+)*$/.test(text)) return text
    fonts ??= openCardFonts()
    const drawn = Object.values(fonts).map(font => drawable(text, font))
    return drawn.every(one => one !== null) ? (drawn[0] ?? null) : null
  }
}
