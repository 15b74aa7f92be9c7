import { frameOf } from '../../generator/content/texts/frame-address.ts'
import { changeOutsideCode } from './outside-code.ts'

/** `## Words`, words above a line of `=` or `-`, and headings of HTML. */
const heading = /^ {0,3}(#{1,6})[ \t]+\S|\S[ \t]*\n {0,3}(?:(=+)|(-+))[ \t]*$|<h([1-6])(?=[\s>])/gim
const silentImage = /!\[\s*\]\(\s*<?([^\s()<>]+)|<img\b(?![^<>]*\balt=)[^<>]*>/gi
const playable = /\.(?:mp4|m4v|webm|ogv|mov|mp3|m4a|og[ga]|opus|wav|flac)(?:[?#]|$)/i

/** What the import leaves as it was written, although some readers miss something: `npm run check` names each place. */
export function faultsForReaders(markdown: string): string[] {
  if (markdown.search(heading) === -1 && markdown.search(silentImage) === -1) return []
  let words = ''
  changeOutsideCode(markdown, text => {
    words += text
    return text
  })
  return [...faultsOfHeadings(levelsIn(words)), ...faultsOfImages(words)]
}

function levelsIn(words: string): number[] {
  return Array.from(words.matchAll(heading), ([, signs, first, second, level]) => {
    if (signs !== undefined) return signs.length
    if (first !== undefined) return 1
    return second === undefined ? Number(level) : 2
  })
}

/** The title is above all of them, and is the only heading of the first level. */
function faultsOfHeadings(levels: readonly number[]): string[] {
  const isSkipped = levels.some((level, at) => level > (levels[at - 1] ?? 1) + 1)
  return [
    ...(levels.includes(1)
      ? ['has a heading of the first level ("#"), which only the title has here; begin with "##"']
      : []),
    ...(isSkipped ? ['skips a level of its headings; "npm run check" names it'] : []),
  ]
}

function faultsOfImages(words: string): string[] {
  const isSilent = Array.from(words.matchAll(silentImage)).some(
    ([, address = '']) => frameOf(address) === null && !playable.test(address),
  )
  return isSilent
    ? ['shows a picture without words for those who cannot see it; "npm run check" names it']
    : []
}
