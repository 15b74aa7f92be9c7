import { createRequire } from 'node:module'
import { type Font, openFont } from './font.ts'

export type CardFonts = { readonly bold: Font; readonly plain: Font; readonly italic: Font }

const require = createRequire(import.meta.url)

/** Source Serif by Frank Grießhammer: https://github.com/adobe-fonts/source-serif */
export function openCardFonts(): CardFonts {
  return {
    bold: openFont(
      'bold',
      require.resolve('@expo-google-fonts/source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf'),
    ),
    plain: openFont(
      'plain',
      require.resolve('@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf'),
    ),
    italic: openFont(
      'italic',
      require.resolve(
        '@expo-google-fonts/source-serif-4/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf',
      ),
    ),
  }
}
