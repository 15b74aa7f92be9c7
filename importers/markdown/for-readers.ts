import { frameOf } from '../../generator/content/texts/frame-address.ts'
import { changeOutsideCode } from './outside-code.ts'

const topHeading = /^ {0,3}#[ \t]+\S|\S[ \t]*\n=+[ \t]*$/m
const silentImage = /!\[\s*\]\(\s*<?([^\s()<>]+)|<img\b(?![^<>]*\balt=)[^<>]*>/gi
const playable = /\.(?:mp4|m4v|webm|ogv|mov|mp3|m4a|og[ga]|opus|wav|flac)(?:[?#]|$)/i

/** What the import leaves as it was written, although some readers miss something: `npm run check` names each place. */
export function faultsForReaders(markdown: string): string[] {
  if (!topHeading.test(markdown) && markdown.search(silentImage) === -1) return []
  let words = ''
  changeOutsideCode(markdown, text => {
    words += text
    return text
  })
  const isSilent = Array.from(words.matchAll(silentImage)).some(
    ([, address = '']) => frameOf(address) === null && !playable.test(address),
  )
  return [
    ...(topHeading.test(words)
      ? ['has a heading of the first level ("#"), which only the title has here; begin with "##"']
      : []),
    ...(isSilent
      ? ['shows a picture without words for those who cannot see it; "npm run check" names it']
      : []),
  ]
}
