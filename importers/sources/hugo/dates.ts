import { readInstant } from '../../dates.ts'
import { tidyDate } from '../../folder/dates.ts'
import { type Fields, textAt } from '../../front-matter/fields.ts'
import type { HugoSite } from './site.ts'

type Dated = {
  /** An instant; as it is written if it cannot be read, `null` if there is none. */
  readonly date: string | null
  /** In which the address tells the date: the offset that is written with it, or else the zone of the site. */
  readonly zone: string
}

const beginning = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2})-(\d{2})-(\d{2}))?[-_]?/

/** https://gohugo.io/configuration/front-matter/#dates */
export function dateOf(fields: Fields, { site, name }: { site: HugoSite; name: string }): Dated {
  const written =
    textAt(fields, 'date') ??
    (site.datesInNames ? dateInName(name) : null) ??
    textAt(fields, 'publishdate', 'pubdate', 'published', 'lastmod')
  if (written === null) return { date: null, zone: site.timeZone }
  // Go itself prints the name of the zone after its offset: "2024-12-31 23:30:00 +0000 UTC".
  const tidy = tidyDate(written.replace(/([+-]\d{4}) [A-Z]{1,5}$/, '$1'))
  return {
    date: readInstant(tidy, site.timeZone) ?? written,
    zone: offsetIn(tidy) ?? site.timeZone,
  }
}

function dateInName(name: string): string | null {
  const [, day, hour, minute, second] = beginning.exec(name) ?? []
  if (day === undefined) return null
  return hour === undefined ? day : `${day}T${hour}:${minute}:${second}`
}

/** If names of files may begin with a date, the slug is what follows it. */
export function slugInName({ datesInNames }: HugoSite, name: string): string {
  const rest = name.replace(beginning, '')
  return datesInNames && rest !== '' ? rest : name
}

function offsetIn(date: string): string | null {
  const [, zulu, hours, minutes] = /\d(?:(Z)|([+-]\d{2}):?(\d{2}))$/i.exec(date.slice(10)) ?? []
  if (zulu !== undefined) return 'utc'
  return hours === undefined ? null : `utc${hours}:${minutes}`
}
