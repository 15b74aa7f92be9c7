import { oldestFirst } from '../content/instants.ts'
import type { Post } from '../content/post.ts'
import { slugOf } from '../content/slugs.ts'
import { rememberOne } from '../remember.ts'
import { inAlphabet } from './alphabet.ts'
import type { PlanEntry } from './entries.ts'
import { listedLists } from './listed.ts'
import { addressed, listEntry, pageEntry } from './lists.ts'
import type { NamesPage, SeriesPage, SeriesPlace } from './pages.ts'
import type { Setting } from './setting.ts'
import type { Link, PostLink } from './showing/site-facts.ts'

/** Each series with its posts, oldest first. */
function seriesIn(posts: readonly Post[]): ReadonlyMap<string, readonly Post[]> {
  const parts = posts.filter(({ series }) => series !== null).sort(oldestFirst)
  return Map.groupBy(parts, ({ series }) => series ?? '')
}

/** A page for each series and one for all; none if there is no series. */
export function planSeries(setting: Setting): PlanEntry[] {
  const series = seriesIn(setting.index.posts)
  if (series.size === 0) return []
  const names = [...series.keys()].sort(inAlphabet(setting.site.language))
  const partsOf = (name: string) => series.get(name) ?? []
  const pages = names.map(name => seriesPage(setting, name, partsOf(name)))
  const overview: NamesPage = {
    kind: 'all-series',
    ...addressed(setting, '/series/'),
    names: names.map(name => ({ ...seriesLink(name), count: partsOf(name).length })),
  }
  return [pageEntry(setting, overview, () => listedLists(setting, overview.url, pages)), ...pages]
}

function seriesPage(setting: Setting, name: string, posts: readonly Post[]): PlanEntry {
  const page: Omit<SeriesPage, 'cards'> = {
    kind: 'series',
    title: name,
    ...addressed(setting, seriesLink(name).url),
    series: name,
  }
  return listEntry(setting, { page, posts, show: cards => ({ ...page, cards }) })
}

/** With more parts than this, only the page of the series lists them. */
const mostParts = 30

/** Each post's place in its series; `null` for a post in none. */
export function createSeriesPlaces(setting: Setting): (post: Post) => SeriesPlace | null {
  const places = rememberOne(
    () =>
      new Map(
        [...seriesIn(setting.index.posts)].flatMap(([name, posts]) =>
          placesIn(seriesLink(name), posts.map(setting.link)).map(
            (place, position) => [posts[position], place] as const,
          ),
        ),
      ),
  )
  return post => (post.series === null ? null : (places().get(post) ?? null))
}

function placesIn(series: Link, parts: readonly PostLink[]): SeriesPlace[] {
  const listed = parts.length > mostParts ? [] : parts
  return parts.map((_, position) => ({
    ...series,
    part: position + 1,
    of: parts.length,
    before: parts[position - 1] ?? null,
    after: parts[position + 1] ?? null,
    parts: listed,
  }))
}

function seriesLink(name: string): Link {
  return { url: encodeURI(`/series/${slugOf(name)}/`), title: name }
}
