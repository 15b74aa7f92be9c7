import { wordsIn } from '../../../html/parse-html.ts'
import { textOf, type XmlElement } from '../../../xml/read-xml.ts'
import { metaOf, type WordPressSite } from '../site.ts'
import { unfoldBlocks } from './blocks.ts'
import { embedAddresses } from './embeds.ts'
import { replaceShortcodes, withoutShortcodes } from './shortcodes.ts'
import { typed } from './typed.ts'

export type Body = {
  readonly html: string
  /** What came before "more", which lists showed. */
  readonly teaser: string
  readonly notes: readonly string[]
}

/** What readers saw, as HTML: blocks and typed text, with known short codes replaced. */
export function bodyOf(item: XmlElement, site: WordPressSite): Body {
  const notes: string[] = []
  const note = (message: string) => {
    if (!notes.includes(message)) notes.push(message)
  }
  const written = textOf(item, 'content:encoded')
  const setting = {
    site,
    id: textOf(item, 'wp:post_id'),
    footnotes: metaOf(item, 'footnotes'),
    note,
  }
  const codes = replaceShortcodes(written, setting)
  const unfolded = codes.includes('<!-- wp:') ? unfoldBlocks(codes, setting) : typed(codes)
  const [before = '', ...after] = unfolded.split(/<!--\s*more\b[^<>]*-->/i)
  if (/<!--\s*nextpage\s*-->/i.test(unfolded))
    note('was on several pages ("nextpage"), and is on one now')
  return {
    html: embedAddresses(unfolded),
    teaser: after.length > 0 ? wordsIn(withoutShortcodes(before)) : '',
    notes,
  }
}

export type BodySetting = {
  readonly site: WordPressSite
  /** The id of the post. */
  readonly id: string
  /** As JSON; empty if there are none. */
  readonly footnotes: string
  note(message: string): void
}
