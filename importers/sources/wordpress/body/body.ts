import { wordsIn } from '../../../html/parse-html.ts'
import { textOf, type XmlElement } from '../../../xml/read-xml.ts'
import { metaOf, type WordPressSite } from '../site.ts'
import { unfoldBlocks } from './blocks.ts'
import { embedAddresses } from './embeds.ts'
import { replaceShortcodes, withoutShortcodes } from './shortcodes.ts'
import { typed } from './typed.ts'
import { withoutUnseenBlocks } from './unseen-blocks.ts'

type Body = {
  readonly html: string
  /** What came before "more", which lists showed. */
  readonly teaser: string
  readonly notes: readonly string[]
  /** Names of short codes that stay in it. */
  readonly codes: ReadonlySet<string>
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
    codes: new Set<string>(),
    note,
  }
  const replaced = replaceShortcodes(withoutUnseenBlocks(written, note), setting)
  const unfolded = replaced.includes('<!-- wp:') ? unfoldBlocks(replaced, setting) : typed(replaced)
  const [before = '', ...after] = unfolded.split(/<!--\s*more\b[^<>]*-->/i)
  if (/<!--\s*nextpage\s*-->/i.test(unfolded))
    note('was on several pages ("nextpage"), and is on one now')
  return {
    html: embedAddresses(unfolded),
    teaser: after.length > 0 ? wordsIn(withoutShortcodes(before)) : '',
    notes,
    codes: setting.codes,
  }
}

export type BodySetting = {
  readonly site: WordPressSite
  /** The id of the post. */
  readonly id: string
  /** As JSON; empty if there are none. */
  readonly footnotes: string
  /** Gathers the names of short codes that stay. */
  readonly codes: Set<string>
  note(message: string): void
}
