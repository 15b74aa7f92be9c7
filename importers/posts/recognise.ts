import { addressKey } from '../../generator/check/content/claims.ts'
import type { Post } from '../../generator/content/post.ts'
import type { Ledger } from '../ledger.ts'
import type { ConvertedPost } from './convert-post.ts'
import { folderOf, momentOf, namesOf } from './names-of.ts'
import { addressesOf, pathOf } from './old-addresses.ts'
import type { Setting } from './place-posts.ts'
import { placeOf, stemOf } from './taken.ts'
import { titleOf } from './title-of.ts'

type FindCandidates = (found: ConvertedPost) => readonly (Post | undefined)[]

/**
 * Finds the posts of the site that posts of the export already are, by their numbers in the ledger. No two get the same
 * one. All are looked up by address first, and only then by name, which may be that of another.
 */
export function recogniseAll(ledger: Ledger, { known, site }: Setting): ReadonlyMap<number, Post> {
  const recognised = new Map<number, Post>()
  const claimed = new Set<string>()
  const ways =
    known.length === 0 ? [] : [byAddress(known, site.timeZone), byName(known, site.timeZone)]
  for (const findCandidates of ways)
    for (const { number, content } of ledger.posts()) {
      if (recognised.has(number)) continue
      const post = findCandidates(JSON.parse(content)).find(
        candidate => candidate !== undefined && !claimed.has(candidate.source),
      )
      if (post === undefined) continue
      claimed.add(post.source)
      recognised.set(number, post)
    }
  return recognised
}

/** By its address, or by one of its old addresses. */
function byAddress(known: readonly Post[], timeZone: string): FindCandidates {
  const byUrl = new Map(known.map(post => [addressKey(post.url), post]))
  const byAlias = new Map(
    known.flatMap(post => post.aliases.map(alias => [addressKey(alias), post] as const)),
  )
  return found => {
    const permalink = pathOf(found.permalink)
    return [
      permalink === null ? undefined : byUrl.get(addressKey(permalink)),
      ...addressesOf(found).map(alias => {
        const post = byAlias.get(addressKey(alias))
        const isOther = post !== undefined && alias.includes('?') && !isAlike(found, post, timeZone)
        return isOther ? undefined : post
      }),
    ]
  }
}

/**
 * Every WordPress counts from 1, so two that move in both have a `/?p=4`. That of the same post has the same title, name
 * or date as well, because nobody changes all three.
 */
function isAlike(found: ConvertedPost, { title, source, date }: Post, timeZone: string): boolean {
  if (title === titleOf(found)) return true
  const folder = folderOf(found, timeZone)
  const places = namesOf(found).map(name => `${folder}${stemOf(name, folder)}`)
  const place = placeOf(source)
  if (places.includes(place) || places.includes(place.replace(numbered, ''))) return true
  return found.date !== null && Date.parse(date) === momentOf(found, timeZone).toMillis()
}

const numbered = /-(\d{1,9})$/

/**
 * By the name of its file and by its title. A draft has no address. Of two posts that had one address, the second has
 * another one here, and a number at the end of its name.
 */
function byName(known: readonly Post[], timeZone: string): FindCandidates {
  const bySource = new Map(known.map(post => [placeOf(post.source), post]))
  const ofStem = Map.groupBy(known, ({ source }) => placeOf(source).replace(numbered, ''))
  const numberOf = ({ source }: Post) => Number(numbered.exec(placeOf(source))?.[1] ?? 0)
  return found => {
    const folder = folderOf(found, timeZone)
    const title = titleOf(found)
    return namesOf(found)
      .map(name => `${folder}${stemOf(name, folder)}`)
      .flatMap(place => {
        const others = (ofStem.get(place) ?? []).toSorted((a, b) => numberOf(a) - numberOf(b))
        return [bySource.get(place), ...others]
      })
      .filter(post => post?.title === title)
  }
}
