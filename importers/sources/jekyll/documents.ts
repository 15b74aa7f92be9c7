import { basename, dirname, join } from 'node:path'
import { readInstant } from '../../dates.ts'
import { momentIn, readDate } from '../../folder/dates.ts'
import { describeOtherMarkup } from '../../folder/other-markup.ts'
import { readText } from '../../folder/read-text.ts'
import { type Fields, isNo, isYes, mergeFields, textAt } from '../../front-matter/fields.ts'
import { readFront } from '../../front-matter/read-front.ts'
import { addressOf } from './address.ts'
import type { JekyllSite } from './site.ts'

export type Document = {
  readonly source: string
  /** Relative to the folder of all collections. */
  readonly path: string
  /** `posts`, `drafts`, `pages`, or the name of a collection. */
  readonly type: string
  readonly fields: Fields
  readonly body: string
  readonly slug: string
  readonly date: string | null
  readonly isDraft: boolean
  /** From the site's root; `null` if its pattern cannot be filled in. */
  readonly address: string | null
  readonly notes: readonly string[]
  readonly keys: readonly string[]
}

type ReadDocument = Document | { readonly why: string } | null

const markups = /\.(?:md|markdown|mkdown|mkdn|mkd|html?)$/i
const others = /\.(?:textile|adoc|asciidoc|org|rst|haml|slim)$/i
const dated = /^(\d{2,4}-\d{1,2}-\d{1,2})-(.+)$/

/** What Jekyll makes of a path; `null` for a file that it copies or ignores. */
export function typeOf(site: JekyllSite, source: string): string | null {
  if (!markups.test(source) && !others.test(source)) return null
  const path = site.pathOf(source)
  const parts = path.split('/')
  const folders = parts.slice(0, -1)
  if (folders.includes('_posts')) return 'posts'
  if (folders.includes('_drafts')) return 'drafts'
  const [first = ''] = folders
  if (first.startsWith('_') && site.collections.has(first.slice(1).toLowerCase()))
    return first.slice(1).toLowerCase()
  const isHidden = parts.some(part => part.startsWith('_')) && !site.isIncluded(path)
  return isHidden ? null : 'pages'
}

/** Returns `null` for a file without front matter, of which Jekyll makes no page. */
export async function readDocument(site: JekyllSite, source: string): Promise<ReadDocument> {
  const type = typeOf(site, source) ?? 'pages'
  if (others.test(source)) return { why: describeOtherMarkup(source) }
  const { text, notes } = await readText(join(site.root, source))
  const front = text === null ? null : readFront(source, text)
  if (front === null) return { why: notes.join('; ') }
  if (front.kind === 'unreadable') return { why: front.why }
  if (!front.hasFront && type === 'pages') return null
  const fields = mergeFields(front.fields, site.defaultsFor(source, type))
  const name = basename(source).replace(/\.[^.]+$/, '')
  // The page of a folder is named after it.
  const plain = name === 'index' ? basename(dirname(source)) : name
  const [, day = null, stem = plain] = (type === 'pages' ? null : dated.exec(name)) ?? []
  if (type === 'posts' && day === null)
    return { why: 'has no date in its name, so Jekyll ignored it' }
  const date = readDate(textAt(fields, 'date') ?? day, site.timeZone)
  const facts = {
    source,
    path: site.pathOf(source),
    type,
    fields,
    slug: stem,
    moment: momentIn(readInstant(date, site.timeZone), site.timeZone),
  }
  return {
    ...facts,
    body: front.body,
    date,
    isDraft: type === 'drafts' || isNo(fields.get('published')) || isYes(fields.get('draft')),
    address: addressOf(site, facts),
    notes,
    keys: front.keys,
  }
}
