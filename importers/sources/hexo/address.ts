import { basename } from 'node:path'
import type { DateTime } from 'luxon'
import { readInstant } from '../../dates.ts'
import { momentIn } from '../../folder/dates.ts'
import { withNumberSigns } from '../../folder/number-signs.ts'
import { fillPattern } from '../../folder/permalink.ts'
import { type Fields, fieldsOf, textAt, textOf } from '../../front-matter/fields.ts'
import { slugize } from './slugize.ts'
import type { HexoSite, HexoText } from './texts.ts'

type Facts = Pick<HexoText, 'fields' | 'isPost' | 'slug' | 'date'> & { readonly path: string }

/** https://hexo.io/docs/permalinks. `zone` is that of the machine which built the site. */
export function addressOf(site: HexoSite, facts: Facts, zone = site.timeZone): string | null {
  const address = facts.isPost ? postAddress(site, facts, zone) : pageAddress(facts)
  return address === null ? null : withNumberSigns(address)
}

function postAddress(site: HexoSite, { fields, slug, date }: Facts, zone: string): string | null {
  const own = textAt(fields, 'permalink')
  // Hexo fills in the names of the site's pattern only.
  if (own !== null) return `/${own}`.replace(/\/{2,}/g, '/')
  const moment = momentIn(readInstant(date, site.timeZone), zone)
  const category = categoryOf(site, fields)
  const pattern = textAt(site.settings, 'permalink') ?? ':year/:month/:day/:title/'
  return fillPattern(pattern, {
    title: slug,
    name: basename(slug),
    post_title: slugize(textAt(fields, 'title') ?? '').toLowerCase(),
    lang: textAt(fields, 'lang') ?? textAt(site.settings, 'language') ?? 'en',
    ...(category === null ? {} : { category }),
    ...(moment === null ? {} : partsOf(moment)),
  })
}

/** One below the other, as `[Travel, Italy]` or `[[Travel, Italy]]` says; `null` if there are several such lines. */
function categoryOf({ settings }: HexoSite, fields: Fields): string | null {
  const written = fields.get('categories') ?? fields.get('category')
  // A text is one category, also if it holds commas.
  const names = Array.isArray(written) ? written : [textOf(written)].filter(name => name !== null)
  if (names.length > 1 && names.some(name => typeof name === 'object')) return null
  if (names.length === 0) return textAt(settings, 'default_category') ?? 'uncategorized'
  return names
    .flat(2)
    .map(name => slugOfCategory(settings, textOf(name) ?? ''))
    .join('/')
}

/** `category_map` gives names another slug, `filename_case` another case: 1 is small, 2 is large. */
function slugOfCategory(settings: Fields, name: string): string {
  const mapped = fieldsOf(settings.get('category_map')).get(name.toLowerCase())
  const slug = slugize(textOf(mapped) ?? name)
  const letters = textAt(settings, 'filename_case')
  if (letters === '1') return slug.toLowerCase()
  return letters === '2' ? slug.toUpperCase() : slug
}

function partsOf(moment: DateTime) {
  return {
    year: moment.toFormat('yyyy'),
    month: moment.toFormat('MM'),
    i_month: moment.toFormat('M'),
    day: moment.toFormat('dd'),
    i_day: moment.toFormat('d'),
    hour: moment.toFormat('HH'),
    minute: moment.toFormat('mm'),
    second: moment.toFormat('ss'),
    timestamp: String(moment.toUnixInteger()),
  }
}

function pageAddress({ fields, path }: Facts): string {
  const plain = (textAt(fields, 'permalink') ?? path)
    .replace(/\.(?:md|markdown)$/i, '.html')
    .replace(/(^|\/)index\.html$/, '$1')
  return `/${plain}`.replace(/\/{2,}/g, '/')
}
