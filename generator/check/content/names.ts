import { placeKey } from '../../content/place-key.ts'
import type { Post } from '../../content/post.ts'
import type { Index } from '../../content/read-content.ts'
import { longestSlug, slugOf } from '../../content/slugs.ts'
import type { Finding } from '../../diagnostic.ts'
import { remember } from '../../remember.ts'
import { type Mistake, mistakeAt } from './mistake.ts'

/** Tags, series and authors that have no address, or share one. */
export function checkNames(index: Index, posts: readonly Post[]): Mistake[] {
  return [
    ...checkKind(index, posts, tags),
    ...checkKind(index, posts, series),
    ...checkKind(index, posts, authorsOf(posts)),
  ]
}

/** Things that have a page of their own, at an address made from their name. */
type Kind = {
  readonly key: 'tags' | 'series' | 'author'
  readonly folder: string
  readonly one: string
  readonly many: string
  /** Names that are set outside of the front matter. */
  readonly taken: readonly string[]
  namesIn(post: Post): readonly string[]
}

const tags: Kind = {
  key: 'tags',
  folder: 'tags',
  one: 'tag',
  many: 'tags',
  taken: [],
  namesIn: post => post.tags,
}

const series: Kind = {
  key: 'series',
  folder: 'series',
  one: 'series',
  many: 'series',
  taken: [],
  namesIn: post => (post.series === null ? [] : [post.series]),
}

/** The site's own author is named in site.yaml. If a post's author shares its address, the post is reported. */
function authorsOf(posts: readonly Post[]): Kind {
  const ofTheSite = posts.find(({ author, layout }) => author === null && layout === 'post')
  return {
    key: 'author',
    folder: 'authors',
    one: 'author',
    many: 'authors',
    taken: ofTheSite === undefined ? [] : [ofTheSite.byline],
    namesIn: ({ author }) => (author === null ? [] : [author]),
  }
}

function checkKind(index: Index, posts: readonly Post[], kind: Kind): Mistake[] {
  const { key, taken, namesIn } = kind
  const spellings = new Map(taken.map(name => [placeKey(slugOf(name)), name]))
  // Remembered, since one tag can be on hundreds of posts.
  const describe = remember((name: string): Finding | null => {
    const slug = slugOf(name)
    if (slug === '') return noAddress(kind, name)
    // The slug becomes the name of a folder, which must not be too long.
    if (Buffer.byteLength(slug) > longestSlug) return longAddress(kind, name)
    const first = spellings.getOrInsert(placeKey(slug), name)
    return first === name ? null : sharedAddress(kind, [name, first])
  })
  const isSound = (name: string) => describe(name) === null
  if (new Set(posts.flatMap(namesIn)).values().every(isSound)) return []
  return posts.flatMap(post =>
    namesIn(post).flatMap(name => {
      const said = describe(name)
      return said === null
        ? []
        : [mistakeAt(index, { source: post.source, key, entry: name }, said)]
    }),
  )
}

function noAddress({ one }: Kind, name: string): Finding {
  return {
    code: 'no-address',
    message: `no address can be made from the ${one} "${name}"`,
    hint: 'Use letters or digits in it.',
  }
}

function longAddress({ one }: Kind, name: string): Finding {
  return {
    code: 'no-address',
    message: `the ${one} "${name}" makes an address of more than ${longestSlug} bytes`,
    hint: 'Use fewer letters.',
  }
}

function sharedAddress({ many, folder }: Kind, [name, first]: readonly [string, string]): Finding {
  return {
    code: 'shared-address',
    message: `the ${many} "${name}" and "${first}" would share the address /${folder}/${slugOf(name)}/`,
    hint: 'Spell them the same everywhere, or more differently.',
  }
}
