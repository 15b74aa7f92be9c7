import { readInstant } from '../../dates.ts'
import { tidyDate } from '../../folder/dates.ts'
import { type Fields, fieldsOf, listAt, textAt } from '../../front-matter/fields.ts'
import type { HugoSite } from './site.ts'

type Dated = {
  /** An instant; as it is written if it cannot be read, `null` if there is none. */
  readonly date: string | null
  /** In which the address tells the date: the offset that is written with it, or else the zone of the site. */
  readonly zone: string
  /** Its slug, if it has no other: if the name of the file tells its date, what follows that. */
  readonly slugInName: string | null
}

const beginning = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2})-(\d{2})-(\d{2}))?[-_]?/

const usual = ['date', 'publishdate', 'pubdate', 'published', 'lastmod', 'modified']

/** Where texts may have their dates, in the order of the settings: https://gohugo.io/configuration/front-matter/#dates */
export function datePlacesIn(settings: Fields): readonly string[] {
  const places = listAt(fieldsOf(settings.get('frontmatter')), 'date', /\s+/)
  return places.flatMap(place => (place === ':default' ? usual : place.toLowerCase()))
}

/** The first date that there is; of a text with no date in these places, any other that it has. */
export function dateOf(fields: Fields, { site, name }: { site: HugoSite; name: string }): Dated {
  const dateAt = (place: string) =>
    place === ':filename' ? dateInName(name) : dateIn(fields, place)
  const place = [...site.datePlaces, ...usual].find(one => dateAt(one) !== null)
  const written = place === undefined ? null : dateAt(place)
  const slugInName = place === ':filename' ? name.replace(beginning, '') || null : null
  if (written === null) return { date: null, zone: site.timeZone, slugInName }
  // Go itself prints the name of the zone after its offset: "2024-12-31 23:30:00 +0000 UTC".
  const tidy = tidyDate(written.replace(/([+-]\d{4}) [A-Z]{1,5}$/, '$1'))
  return {
    date: readInstant(tidy, site.timeZone) ?? written,
    zone: offsetIn(tidy) ?? site.timeZone,
    slugInName,
  }
}

/** `published: true` says that it is not a draft, and no date. */
function dateIn(fields: Fields, key: string): string | null {
  return typeof fields.get(key) === 'boolean' ? null : textAt(fields, key)
}

function dateInName(name: string): string | null {
  const [, day, hour, minute, second] = beginning.exec(name) ?? []
  if (day === undefined) return null
  const written = hour === undefined ? day : `${day}T${hour}:${minute}:${second}`
  // Digits that are no date are a part of the name.
  return readInstant(written, 'utc') === null ? null : written
}

function offsetIn(date: string): string | null {
  const [, zulu, hours, minutes] = /\d(?:(Z)|([+-]\d{2}):?(\d{2}))$/i.exec(date.slice(10)) ?? []
  if (zulu !== undefined) return 'utc'
  return hours === undefined ? null : `utc${hours}:${minutes}`
}
