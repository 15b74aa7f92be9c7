import { autop } from '../../../html/autop.ts'

/** The classic editor's text: an address alone on its line is what stands there, as WordPress shows it. */
export function typed(text: string): string {
  const parted = text.replace(
    /^[ \t]*(https?:\/\/[^\s<>"[\]]+)[ \t]*$/gm,
    '\n\n<figure>$1</figure>\n\n',
  )
  return autop(parted.replace(/<!--\s*(?:more\b[^<>]*|nextpage)\s*-->/gi, '\n\n$&\n\n')).replace(
    /<p>(<!--[^>]*-->)<\/p>/g,
    '$1',
  )
}
