import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { composePost } from '../../corpus/compose-post.ts'
import { readLists } from './read-lists.ts'
import { readPost } from './read-post.ts'

/** A built site, and the name of its generator. */
type BuiltSite = { readonly name: string; readonly folder: string }

/**
 * Lists where two generators made different sites from the same posts: in their lists, or in the words of the posts in
 * `slugs`.
 */
export function compareSites(
  one: BuiltSite,
  other: BuiltSite,
  slugs: readonly string[],
): readonly string[] {
  const lists = compare(
    'the lists',
    [one.name, readLists(one.folder)],
    [other.name, readLists(other.folder)],
  )
  const posts = slugs.flatMap(slug => {
    const readIn = ({ folder }: BuiltSite) =>
      readPost(readFileSync(join(folder, slug, 'index.html'), 'utf8'))
    return compare(slug, [one.name, readIn(one)], [other.name, readIn(other)])
  })
  return [...lists, ...posts]
}

const mostSamples = 20

/** Chooses posts from the oldest to the newest, at equal distances. */
export function samplePosts(posts: number): string[] {
  const count = Math.min(mostSamples, posts)
  return Array.from({ length: count }, (_, position) =>
    Math.floor((position * (posts - 1)) / Math.max(1, count - 1)),
  ).map(number => composePost(number).slug)
}

type Shown = Readonly<Record<string, string | number>>
type Whose = readonly [name: string, shown: Shown]

function compare(where: string, [one, mine]: Whose, [other, theirs]: Whose): string[] {
  return Object.keys(mine)
    .filter(key => mine[key] !== theirs[key])
    .map(
      key =>
        `${where}, ${key}: ${one} has ${excerpt(mine, theirs, key)}, ${other} ${excerpt(theirs, mine, key)}`,
    )
}

/** A part of the text, which begins shortly before the first difference. */
function excerpt(shown: Shown, beside: Shown, key: string): string {
  const text = String(shown[key])
  const other = String(beside[key])
  const first = [...text].findIndex((character, position) => character !== other[position])
  const from = Math.max(0, (first < 0 ? text.length : first) - 20)
  return `“${text.slice(from, from + 60)}”`
}
