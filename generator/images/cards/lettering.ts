import { rememberOne } from '../../remember.ts'
import { openCardFonts } from './card-fonts.ts'
import { drawable } from './drawable.ts'

/**
 * Returns a text as all fonts of a card can show it, or `null` if one cannot. The fonts are opened only for the first
 * text that is not plain ASCII.
 */
export function openLettering(): (text: string) => string | null {
  const fonts = rememberOne(openCardFonts)
  return text => {
    if (/^[!-~]+(?: [!-~]+)*$/.test(text)) return text
    const drawn = Object.values(fonts()).map(font => drawable(text, font))
    return drawn.every(one => one !== null) ? (drawn[0] ?? null) : null
  }
}
