import { readInstant } from '../../dates.ts'
import { momentIn } from '../../folder/dates.ts'
import { fillPattern } from '../../folder/permalink.ts'
import { textAt } from '../../front-matter/fields.ts'
import type { Page } from './pages.ts'
import type { HugoSite } from './site.ts'

type Placed = Omit<Page, 'address'>

/** https://gohugo.io/content-management/urls/. Returns `null` if a pattern cannot be filled in. */
export function addressOf(site: HugoSite, page: Placed): string | null {
  const { fields, folder, language } = page
  const prefix = language === null ? mainPrefix(site) : (site.languages.get(language) ?? '')
  const values = valuesOf(site, page)
  const url = textAt(fields, 'url')
  if (url !== null) return fillPattern(url.startsWith('/') ? url : `${prefix}/${url}`, values)
  const pattern = site.patternFor(folder.split('/')[0] ?? '')
  const path =
    pattern ?? `${urlize(folder)}/${urlize(textAt(fields, 'slug') ?? nameOf(site, page))}`
  const filled = fillPattern(`${prefix}/${fillSlices(path, urlize(folder))}`, values)
  if (filled === null) return null
  const plain = filled.replace(/\/+$/, '')
  if (site.isUgly) return `${plain.replace(/\.html$/, '')}.html`
  return /\.html?$/.test(plain) ? plain : `${plain}/`
}

function mainPrefix({ languages }: HugoSite): string {
  const prefixes = [...languages.values()]
  return prefixes.length === 1 ? (prefixes[0] ?? '') : ''
}

/** If names of files may begin with a date, the slug is what follows it. */
function nameOf({ datesInNames }: HugoSite, { name }: Placed): string {
  return datesInNames ? name.replace(/^\d{4}-\d{2}-\d{2}[-_]?(?=.)/, '') : name
}

function valuesOf(site: HugoSite, page: Placed): Record<string, string> {
  const { fields, folder } = page
  const name = urlize(nameOf(site, page))
  const title = urlize(textAt(fields, 'title') ?? '')
  const slug = urlize(textAt(fields, 'slug') ?? '')
  const sections = urlize(folder)
  const moment = momentIn(readInstant(page.date, site.timeZone), site.timeZone)
  const dates =
    moment === null
      ? {}
      : {
          year: moment.toFormat('yyyy'),
          month: moment.toFormat('MM'),
          monthname: moment.toFormat('LLLL').toLowerCase(),
          day: moment.toFormat('dd'),
          weekday: String(moment.weekday % 7),
          weekdayname: moment.toFormat('cccc').toLowerCase(),
          yearday: moment.toFormat('o'),
        }
  return {
    ...dates,
    section: sections.split('/')[0] ?? '',
    sections,
    title,
    slug: slug || title,
    slugorfilename: slug || name,
    slugorcontentbasename: slug || name,
    filename: name,
    contentbasename: name,
  }
}

/**
 * Fills in parts of the folders, such as `:sections[1:]` and `:sections[last]`:
 * https://gohugo.io/configuration/permalinks/#tokens
 */
function fillSlices(pattern: string, sections: string): string {
  const all = sections.split('/')
  return pattern.replace(
    /:sections\[(last|\d*)(:?)(last|\d*)\]/g,
    (_, first: string, colon: string, second: string) => {
      const from = first === 'last' ? all.length - 1 : Number(first)
      if (colon === '') return all[from] ?? ''
      return all.slice(from, second === 'last' ? -1 : Number(second || all.length)).join('/')
    },
  )
}

/** https://github.com/gohugoio/hugo/blob/master/helpers/path.go, UnicodeSanitize */
function urlize(path: string): string {
  return path
    .replace(/[^\p{L}\p{N}\p{M}\s._/\\#+~@-]/gu, '')
    .replace(/\s*-\s*|\s+/g, found => (/^\s+$/.test(found) ? '-' : found.trim()))
    .replace(/^-(?=.)/, found => (/^\s/.test(path) ? '' : found))
    .toLowerCase()
}
