import { addressKey } from '../../generator/check/content/claims.ts'
import { readInstant, undated } from '../dates.ts'
import { cleanLine, type Front } from './compose-text.ts'
import type { ConvertedPost } from './convert-post.ts'
import type { Names } from './names.ts'
import { addressesOf, pathOf } from './old-addresses.ts'
import type { Place, Setting } from './place-posts.ts'
import type { Taken } from './taken.ts'
import { titleOf } from './title-of.ts'

export type Writing = {
  readonly setting: Setting
  readonly taken: Taken
  readonly tags: Names
  readonly series: Names
  readonly authors: Names
}

type Composed = { readonly front: Front; readonly notes: readonly string[] }

export function composeFront(found: ConvertedPost, place: Place, writing: Writing): Composed {
  const { site, now } = writing.setting
  const date = readInstant(found.date, site.timeZone)
  const permalink = place.known === null ? place.permalink : keptPermalink(found, place.known.url)
  const addresses = addressesOf(found)
  const aliases = addresses.filter(
    address => isHere(place, address) || writing.taken.claimAlias(address),
  )
  const isDraft = mustBeDraft(found, { date, now })
  const { tags, left } = tagsOf(found, writing)
  const lost = addresses.filter(address => !aliases.includes(address) && !isOwn(address, permalink))
  const front: Front = {
    title: titleOf(found),
    date: date ?? (found.layout === 'post' ? undated : undefined),
    updated: updatedOf(found, { date, timeZone: site.timeZone }),
    ...aboutOf(found, writing),
    tags,
    draft: isDraft,
    permalink: permalink ?? undefined,
    aliases,
    ...pictureOf(found),
    lang: found.language ?? undefined,
    canonical: found.canonical ?? undefined,
    comments: found.comments,
  }
  const moved = place.known === null && permalink === null ? movedFrom(found, aliases) : null
  return { front, notes: notesOn(found, { isDraft, date, lost, moved, left }) }
}

/** Tags, series and author get the spelling that the whole site uses. */
function aboutOf(found: ConvertedPost, { setting, series, authors }: Writing): Partial<Front> {
  return {
    description: cleanLine(found.description ?? '', 1_000) || undefined,
    series: series.spell(found.series ?? '') ?? undefined,
    author: authorOf(authors.spell(found.author ?? ''), setting.site.author.name),
  }
}

/** The tags that it has here, and those that it cannot have: no page could have their address, or they are too many. */
function tagsOf({ tags: written = [] }: ConvertedPost, { tags }: Writing) {
  const named = [...new Set(written.flatMap(tag => tags.spell(tag) ?? []))]
  const nameless = written.filter(tag => tag.trim() !== '' && tags.spell(tag) === null)
  return { tags: named.slice(0, 50), left: [...nameless, ...named.slice(50)] }
}

function pictureOf({ image }: ConvertedPost): Partial<Front> {
  if (!image) return {}
  return { image: image.address, imageAlt: cleanLine(image.alt, 1_000) }
}

function keptPermalink(found: ConvertedPost, url: string): string | null {
  const path = pathOf(found.permalink)
  return path !== null && addressKey(path) === addressKey(url) ? path : null
}

/** The address that it had, if that leads here from now on; `null` if it had none or keeps it. */
function movedFrom({ permalink }: ConvertedPost, aliases: readonly string[]): string | null {
  const [old] = permalink ? addressesOf({ permalink }) : []
  return old !== undefined && aliases.includes(old) ? old : null
}

function isHere({ known }: Place, address: string): boolean {
  return known?.aliases.includes(address) ?? false
}

function isOwn(address: string, permalink: string | null): boolean {
  return permalink !== null && addressKey(address) === addressKey(permalink)
}

type When = { readonly date: string | null; readonly now: number }

/**
 * A scheduled post waits for its date here as well. If that has passed, it is a draft, because only its author may
 * publish it.
 */
function mustBeDraft({ publicity }: ConvertedPost, { date, now }: When): boolean {
  if (publicity === 'published') return false
  return publicity !== 'scheduled' || date === null || Date.parse(date) <= now
}

function updatedOf(
  { updated }: ConvertedPost,
  { date, timeZone }: { readonly date: string | null; readonly timeZone: string },
): string | undefined {
  const moment = readInstant(updated, timeZone)
  const isLater = moment !== null && date !== null && Date.parse(moment) > Date.parse(date)
  return isLater ? moment : undefined
}

function authorOf(name: string | null, ofTheSite: string): string | undefined {
  return name === null || name === ofTheSite ? undefined : name
}

type Facts = {
  readonly isDraft: boolean
  readonly date: string | null
  readonly lost: readonly string[]
  readonly moved: string | null
  readonly left: readonly string[]
}

function notesOn(
  { publicity, date: written, layout }: ConvertedPost,
  { isDraft, date, lost, moved, left }: Facts,
): string[] {
  return [
    ...(publicity === 'private' ? ['was private, and is a draft'] : []),
    ...(publicity === 'protected' ? ['was behind a password, and is a draft'] : []),
    ...(publicity === 'scheduled' && isDraft
      ? ['was scheduled for a time that is past, and is a draft']
      : []),
    ...(date === null ? undatedNotes(written, layout) : []),
    ...(moved === null
      ? []
      : [
          `had the address ${moved}, which no post can have here; it has a new one, to which the old one leads`,
        ]),
    ...left.map(
      tag => `had the tag ${JSON.stringify(tag)}, which is not possible here, and was left out`,
    ),
    ...lost.map(
      address =>
        `had the address ${address}, which is not possible here or belongs to another post; nothing redirects from there`,
    ),
  ]
}

/** A page needs no date, so that it has none is not noted. */
function undatedNotes(written: string | null, layout: ConvertedPost['layout']): string[] {
  const here = layout === 'page' ? 'it has none here' : 'it is dated 1970'
  if (written !== null)
    return [`has a date that cannot be read (${JSON.stringify(written)}); ${here}`]
  return layout === 'post' ? [`has no date; ${here}`] : []
}
