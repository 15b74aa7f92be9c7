import { basename, join, posix } from 'node:path'
import { tidyDate } from '../../folder/dates.ts'
import { withNumberSigns } from '../../folder/number-signs.ts'
import { readText } from '../../folder/read-text.ts'
import {
  type Fields,
  fieldsOf,
  isNo,
  isYes,
  listAt,
  textAt,
  textOf,
} from '../../front-matter/fields.ts'
import { readFront } from '../../front-matter/read-front.ts'
import { evaluate } from '../../liquid/evaluate.ts'
import type { DataFiles } from './data-files.ts'
import type { EleventySite } from './site.ts'
import { meaningsIn } from './tags.ts'

export type EleventyText = {
  readonly source: string
  readonly fields: Fields
  readonly body: string
  readonly slug: string
  readonly date: string | null
  readonly isPost: boolean
  readonly isDraft: boolean
  /** From the site's root; `null` if only a template or code could tell. */
  readonly address: string | null
  readonly notes: readonly string[]
  readonly keys: readonly string[]
}

export type Around = { readonly site: EleventySite; readonly data: DataFiles }

export async function readEleventyText(
  source: string,
  { site, data }: Around,
): Promise<EleventyText | { readonly why: string }> {
  const { text, notes } = await readText(join(site.root, source))
  const front = text === null ? null : readFront(source, text)
  if (front === null) return { why: notes.join('; ') }
  if (front.kind === 'unreadable') return { why: front.why }
  const fields = await data.complete(source, front.fields)
  const code = await data.codeOf(source)
  const path = source.slice(site.folder === '' ? 0 : site.folder.length + 1)
  const { date, note } = dateOf(path, fields)
  const permalink = permalinkOf(fields)
  const facts = { fields, path, slug: slugOf(path), permalink, isDefault: !code.givesAddress }
  const isHidden = permalink === false || (code.hides && permalink === null)
  const doubt = site.findDoubt(source)
  return {
    source,
    fields,
    body: front.body,
    slug: facts.slug,
    date,
    isPost: isPost(path, fields),
    isDraft: isHidden || doubt !== null || isMarkedDraft(path, fields),
    address: addressOf(site, facts),
    notes: [...notes, ...note, ...whyDraft({ isHidden, doubt })],
    keys: front.keys,
  }
}

type Hidden = {
  readonly isHidden: boolean
  /** The pattern that may exclude it. */
  readonly doubt: string | null
}

function whyDraft({ isHidden, doubt }: Hidden): string[] {
  return [
    ...(isHidden ? ['had no page there; it becomes a draft'] : []),
    ...(doubt === null
      ? []
      : [`may be ignored by "${doubt}", which is not understood here; it becomes a draft`]),
  ]
}

function isMarkedDraft(path: string, fields: Fields): boolean {
  return (
    isYes(fields.get('draft')) || isNo(fields.get('published')) || /(?:^|\/)_?drafts?\//i.test(path)
  )
}

/** A text that was in no list there is no post, so that no list shows it here. A layout says more than a folder. */
function isPost(path: string, fields: Fields): boolean {
  if (isYes(fields.get('eleventyexcludefromcollections'))) return false
  if (listAt(fields, 'tags').some(tag => /^(?:posts?|articles?)$/i.test(tag))) return true
  const layout = textAt(fields, 'layout')
  if (layout !== null) return /post|article|entry/i.test(basename(layout))
  return (
    dated.test(path) || /(?:^|\/)(?:_?posts?|blog|articles?|_?drafts?)\/(?!index\.)/i.test(path)
  )
}

const dated = /\d{4}-\d{2}-\d{2}/

/** https://www.11ty.dev/docs/dates/: a time without an offset is in UTC. A date without a time stays that day. */
function dateOf(path: string, fields: Fields): { date: string | null; note: string[] } {
  const written = textAt(fields, 'date')
  const ofName = dated.exec(path)?.[0] ?? null
  if (written !== null && /^(?:git )?(?:last modified|created)$/i.test(written))
    return { date: ofName, note: [`has the date "${written}", which its text does not say`] }
  const date = written === null ? ofName : tidyDate(written)
  const isLocal =
    date !== null && /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/.test(date)
  return { date: isLocal ? `${date}Z` : date, note: [] }
}

/** `page.fileSlug` */
function slugOf(path: string): string {
  const plain = (name: string) => /\d{4}-\d{2}-\d{2}-(.*)/.exec(name)?.[1] ?? name
  const name = plain(basename(path).replace(/\.[^.]+$/, ''))
  return name === 'index' ? plain(basename(posix.dirname(path))) : name
}

/** `false` if the text had no page; `null` if nothing is said. */
function permalinkOf(fields: Fields): string | false | null {
  const computed = fieldsOf(fields.get('eleventycomputed')).get('permalink')
  const written = computed ?? fields.get('permalink')
  const value = fieldsOf(written).get('build') ?? written
  if (value === false) return false
  return typeof value === 'string' ? textOf(value) : null
}

type Facts = {
  readonly fields: Fields
  readonly path: string
  readonly slug: string
  readonly permalink: string | false | null
  readonly isDefault: boolean
}

/** https://www.11ty.dev/docs/permalinks/ */
function addressOf(site: EleventySite, facts: Facts): string | null {
  const { permalink, path, isDefault } = facts
  if (permalink === false || (permalink === null && !isDefault)) return null
  const written = permalink === null ? defaultAddress(path) : fill(site, permalink, facts)
  if (/\{[{%#]/.test(written)) return null
  const address = `/${written}`.replace(/\/{2,}/g, '/').replace(/\/index\.html$/, '/')
  return withNumberSigns(address)
}

function defaultAddress(path: string): string {
  const folder = posix.dirname(path) === '.' ? '' : posix.dirname(path)
  const name = basename(path).replace(/\.[^.]+$/, '')
  return name === 'index' || name === basename(folder) ? `${folder}/` : `${folder}/${name}/`
}

function fill(site: EleventySite, permalink: string, { fields, slug, path }: Facts): string {
  const stem = posix.join('/', posix.dirname(path), slug)
  const meanings = meaningsIn({ base: site.base, fields, slug, stem, address: null })
  return permalink.replace(
    /\{\{-?([^{}]{1,200}?)-?\}\}/g,
    (whole, expression: string) => evaluate(expression.trim(), meanings) ?? whole,
  )
}
