import { basename, dirname } from 'node:path'
import type { DateTime } from 'luxon'
import { fillPattern } from '../../folder/permalink.ts'
import { type Fields, listAt, textAt } from '../../front-matter/fields.ts'
import type { JekyllSite } from './site.ts'

type Facts = {
  readonly source: string
  readonly path: string
  readonly type: string
  readonly fields: Fields
  readonly slug: string
  readonly moment: DateTime<true> | null
}

/** https://jekyllrb.com/docs/permalinks/ */
const styles: Readonly<Record<string, string>> = {
  date: '/:categories/:year/:month/:day/:title:output_ext',
  pretty: '/:categories/:year/:month/:day/:title/',
  ordinal: '/:categories/:year/:y_day/:title:output_ext',
  weekdate: '/:categories/:year/W:week/:short_day/:title:output_ext',
  none: '/:categories/:title:output_ext',
}

/** From the site's root; `null` if the pattern names something that the text does not have. */
export function addressOf(site: JekyllSite, facts: Facts): string | null {
  const { fields, type } = facts
  const own = textAt(fields, 'permalink')
  const general = textAt(site.settings, 'permalink') ?? 'date'
  if (own === null && type === 'pages') return pageAddress(escapePath(facts.source), general)
  const posts = type === 'posts' || type === 'drafts'
  const ofCollection = textAt(site.collections.get(type) ?? new Map(), 'permalink')
  const pattern = own ?? (posts ? general : (ofCollection ?? collectionPattern(general)))
  return fillPattern(styles[pattern] ?? pattern, valuesOf(facts))
}

function collectionPattern(general: string): string {
  return isPretty(general) ? '/:collection/:path/' : '/:collection/:path:output_ext'
}

function isPretty(pattern: string): boolean {
  return (styles[pattern] ?? pattern).endsWith('/')
}

function pageAddress(source: string, general: string): string {
  const folder = dirname(source) === '.' ? '/' : `/${dirname(source)}/`
  const name = basename(source).replace(/\.[^.]+$/, '')
  if (name === 'index') return folder
  return `${folder}${name}${isPretty(general) ? '/' : '.html'}`
}

function valuesOf({ path, type, fields, slug, moment }: Facts): Record<string, string> {
  const named = textAt(fields, 'slug') ?? slug
  const categories = [...new Set(categoriesOf(path, fields).map(name => name.toLowerCase()))]
  return {
    output_ext: '.html',
    collection: type,
    path: escapePath(withoutExtension(path.replace(/^_[^/]+\//, ''))),
    name: slugify(withoutExtension(basename(path))),
    title: prettySlug(named),
    slug: slugify(named),
    basename: escapePath(slug),
    categories: categories.map(escapePath).join('/'),
    slugified_categories: categories.map(slugify).join('/'),
    ...(moment === null ? {} : datesOf(moment)),
  }
}

function withoutExtension(path: string): string {
  return path.replace(/\.[^./]+$/, '')
}

function datesOf(moment: DateTime<true>): Record<string, string> {
  return {
    year: moment.toFormat('yyyy'),
    short_year: moment.toFormat('yy'),
    month: moment.toFormat('MM'),
    i_month: moment.toFormat('M'),
    short_month: moment.toFormat('LLL'),
    long_month: moment.toFormat('LLLL'),
    day: moment.toFormat('dd'),
    i_day: moment.toFormat('d'),
    y_day: moment.toFormat('ooo'),
    w_year: moment.toFormat('kkkk'),
    week: moment.toFormat('WW'),
    w_day: moment.toFormat('E'),
    short_day: moment.toFormat('ccc'),
    long_day: moment.toFormat('cccc'),
    hour: moment.toFormat('HH'),
    minute: moment.toFormat('mm'),
    second: moment.toFormat('ss'),
  }
}

/** The categories that the text names, and the folders above `_posts`. */
export function categoriesOf(path: string, fields: Fields): string[] {
  const folders = path.split('/')
  const above = folders.slice(
    0,
    Math.max(
      0,
      folders.findIndex(part => /^_(?:posts|drafts)$/.test(part)),
    ),
  )
  return [...above, ...listAt(fields, 'category', /(?!)/), ...listAt(fields, 'categories', /\s+/)]
}

/**
 * As https://github.com/jekyll/jekyll/blob/master/lib/jekyll/url.rb, except that letters beyond ASCII stay, which means
 * the same.
 */
function escapePath(path: string): string {
  return path
    .toWellFormed()
    .replace(/[^\p{L}\p{N}\p{M}._~!$&'()*+,;=@/-]+/gu, signs => encodeURIComponent(signs))
}

/** https://github.com/jekyll/jekyll/blob/master/lib/jekyll/utils.rb, slugify */
function slugify(name: string): string {
  return name
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .toLowerCase()
}

function prettySlug(name: string): string {
  return name.replace(/[^\p{L}\p{N}\p{M}._~!$&'()+,;=@]+/gu, '-').replace(/^-|-$/g, '')
}
