import { autop } from '../../../html/autop.ts'

/** Converts the text of the classic editor. WordPress embeds what an address shows that is alone on its line. */
export function typed(text: string): string {
  const parted = text.replace(
    /^[ \t]*(https?:\/\/[^\s<>"[\]]+)[ \t]*$/gm,
    '\n\n<figure>$1</figure>\n\n',
  )
  return autop(parted.replace(/<!--\s*(?:more\b[^<>]*|nextpage\s*)-->/gi, '\n\n$&\n\n')).replace(
    /<p>(<!--[^>]*-->)<\/p>/g,
    '$1',
  )
}
