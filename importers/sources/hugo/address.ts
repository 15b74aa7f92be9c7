import { readInstant } from '../../dates.ts'
import { momentIn } from '../../folder/dates.ts'
import { withNumberSigns } from '../../folder/number-signs.ts'
import { fillPattern } from '../../folder/permalink.ts'
import { type Fields, textAt } from '../../front-matter/fields.ts'
import type { Page } from './pages.ts'
import type { HugoSite } from './site.ts'

type Placed = Omit<Page, 'address'>

/** https://gohugo.io/content-management/urls/. Returns `null` if a pattern cannot be filled in. */
export function addressOf(site: HugoSite, page: Placed): string | null {
  const { fields, folder, name, slugInName } = page
  const { urlize } = site
  const prefix = prefixOf(site, page)
  const url = textAt(fields, 'url')
  if (url !== null)
    return fill(withNumberSigns(url.startsWith('/') ? url : `${prefix}/${url}`), site, page)
  const pattern = site.patternFor(folder)
  const last = slugIn(site, fields) || urlize.ofFile(slugInName ?? name)
  const filled =
    pattern === null
      ? `${prefix}/${urlize.ofFile(folder)}/${last}`
      : fill(`${prefix}/${pattern}`, site, page)
  if (filled === null) return null
  const whole = filled.replace(/\/{2,}/g, '/').replace(/\/+$/, '')
  const plain = withNumberSigns(pattern === null ? whole : urlize.ofPattern(whole))
  // Also after ".html": only an address that a text names itself is taken as it stands.
  return site.isUgly ? `${plain}.html` : `${plain}/`
}

/** What all addresses in its language begin with. */
export function prefixOf(site: HugoSite, { language }: Pick<Page, 'language'>): string {
  return language === null ? site.mainPrefix : (site.languages.get(language) ?? '')
}

/** Hugo reads whole words after a colon: `:sectionslug`, of which nothing is known here, is no `:section`. */
function fill(pattern: string, site: HugoSite, page: Placed): string | null {
  const values = valuesOf(site, page)
  const plain = fillSlices(pattern, values['sections'] ?? '')
  const isKnown = [...plain.matchAll(/:(\w+)/g)].every(([, name = '']) => name in values)
  return isKnown ? fillPattern(plain, values) : null
}

/** Empty if there is none. */
function slugIn({ urlize }: HugoSite, fields: Fields): string {
  return urlize.ofSlug(textAt(fields, 'slug') ?? '')
}

function valuesOf(site: HugoSite, page: Placed): Record<string, string> {
  const { fields, section, slugInName } = page
  const { urlize } = site
  const name = urlize.ofPart(page.name)
  const title = urlize.ofPart((textAt(fields, 'title') ?? '').replace(/[/\\]/g, '-'))
  const slug = urlize.ofPart(slugIn(site, fields) || (slugInName ?? ''))
  const sections = urlize.ofPart(section)
  const moment = momentIn(readInstant(page.date, site.timeZone), page.zone)
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
