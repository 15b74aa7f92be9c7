import { join } from 'node:path'
import type { Mistake } from '../check/content/mistake.ts'
import { isPostFile } from '../content/find-files.ts'
import type { Site } from '../site/site.ts'
import { type Belongings, linksInto } from './demonstration.ts'
import { aboutPage, composeAboutPage, composeFirstPost } from './first-texts.ts'
import type { Needs } from './new-post.ts'
import { dayFor } from './post-name.ts'
import { schemaSeenFrom } from './post-text.ts'

/** What `init` will write, and which files of the demonstration it will remove. */
export type Move = {
  readonly content: string
  readonly shownAs: string
  readonly site: Site
  readonly texts: readonly WrittenText[]
  readonly going: readonly string[]
  readonly own: readonly string[]
  /** Links of the author's into the demonstration. If there are any, the demonstration stays. */
  readonly holding: readonly Mistake[]
}

/** The text of a file. `source` is relative to the content folder. */
export type WrittenText = { readonly source: string; readonly text: string }

type Wish = {
  readonly site: Site
  /** The new site.yaml, or `null` if it is the author's own already. */
  readonly text: string | null
  readonly belongings: Belongings
  readonly clears: boolean
  readonly content: string
  readonly shownAs: string
}

export function composeMove(wish: Wish, needs: Needs): Move {
  const { site, text, belongings, content, shownAs } = wish
  const leaving = wish.clears ? belongings.demonstration.filter(name => name !== aboutPage) : []
  const holding = findHolding(wish, new Set(leaving))
  const going = holding.length > 0 ? [] : leaving
  const ofSite = text === null ? [] : [{ source: 'site.yaml', text }]
  const beginnings = holding.length > 0 ? [] : composeBeginnings(wish, new Set(going), needs)
  return {
    content,
    shownAs,
    site,
    texts: [...ofSite, ...beginnings],
    going,
    own: belongings.own,
    holding,
  }
}

function findHolding(wish: Wish, leaving: ReadonlySet<string>): Mistake[] {
  const own = new Set(wish.belongings.own)
  if (leaving.size === 0 || own.size === 0) return []
  return linksInto(wish.site, wish, leaving).filter(({ source }) => own.has(source))
}

/** A first post if no post is left, and an about page in place of ours. */
function composeBeginnings(
  { site, text, belongings, clears, content }: Wish,
  going: ReadonlySet<string>,
  { root, now }: Needs,
): WrittenText[] {
  const { demonstration, own } = belongings
  const files = [...demonstration, ...own]
  const schema = (source: string) => schemaSeenFrom(join(content, source), root)
  const isMissing = text !== null && !files.some(name => name.startsWith('pages/'))
  const needsAbout = isMissing || (clears && demonstration.includes(aboutPage))
  const needsPost =
    (text !== null || clears) && !files.some(name => isOfPosts(name) && !going.has(name))
  const first = `posts/${dayFor(undefined, site.timeZone, now)}-a-first-post.md`
  return [
    ...(needsAbout ? [{ source: aboutPage, text: composeAboutPage(site, schema(aboutPage)) }] : []),
    ...(needsPost ? [{ source: first, text: composeFirstPost(site, schema(first)) }] : []),
  ]
}

function isOfPosts(source: string): boolean {
  return source.startsWith('posts/') && isPostFile({ source })
}
