import { bySource } from '../compare-text.ts'
import type { Post } from '../content/post.ts'
import { hashOf } from '../hash-of.ts'
import { fileIngredients, outputOf, type PlanEntry } from './entries.ts'
import { addressed } from './lists.ts'
import type { SearchPage } from './pages.ts'
import type { Setting } from './setting.ts'
import type { SearchCard } from './showing/cards.ts'

/**
 * The search index, in volumes, so that an edit changes the volume of its post and not the whole. Within a volume,
 * words lie in drawers by their first letters, beside cards that say which post a number stands for.
 */
export type SearchVolume = VolumeAddresses & {
  readonly name: string
  /** A hash of what every page is made from, apart from its post. */
  readonly ground: string
  readonly posts: readonly SearchedPost[]
}

export type SearchedPost = {
  /** The published page, which contains the text. */
  readonly output: string
  /** A hash of the post's own file. */
  readonly hash: string
  readonly title: string
  readonly tags: readonly string[]
  card(): SearchCard
}

const folder = 'assets/search/'
const postsInVolume = 1_024
const postsForDrawer = 8
export const cardsInFile = 32

/** A volume in the plan; its content is composed when it is stale. */
export type PlannedVolume = VolumeAddresses & {
  readonly posts: readonly Post[]
  readonly files: readonly PlanEntry[]
  show(): SearchVolume
}

/** The page and the files that it fetches, which no other page knows. */
export function planSearch(
  setting: Setting,
  script: string,
): { readonly entries: readonly PlanEntry[]; readonly volumes: readonly PlannedVolume[] } {
  const { posts, pages } = setting.index
  // Numbered from the oldest, like the pages of the home page: a new post changes the last volume.
  const volumes = [
    ...volumesOf(setting, 'pages', pages.toSorted(bySource)),
    ...volumesOf(setting, 'posts', posts.toReversed()),
  ]
  const page: SearchPage = {
    kind: 'search',
    ...addressed(setting, '/search/'),
    script,
    volumes: volumes.map(({ words, cards, posts, drawers }) => ({
      words: `/${folder}${words}/`,
      cards: `/${folder}${cards}/`,
      posts: posts.length,
      drawers,
    })),
    cardsInFile,
  }
  return {
    entries: [planPage(setting, page), ...volumes.flatMap(({ files }) => files)],
    volumes,
  }
}

/** It names all volumes, so each text affects its content. */
function planPage(setting: Setting, page: SearchPage): PlanEntry {
  return setting.entry(outputOf(page.url), { kind: 'html', page, body: null })
}

/** Whether an entry is made by indexing the finished pages. */
export function isOfIndex({ output }: PlanEntry): boolean {
  return output.startsWith(folder)
}

export type IndexFile = {
  readonly output: string
  readonly kind: 'drawer' | 'cards'
  readonly number: number
}

/** What decides where the files of a volume are. */
type VolumeAddresses = {
  /** A hash of everything that the drawers are made from; their addresses contain it. */
  readonly words: string
  /** The same for the cards, which most edits leave as they are. */
  readonly cards: string
  readonly drawers: number
}

type AddressedPosts = VolumeAddresses & { readonly posts: readonly unknown[] }

export function filesOf({ words, cards, drawers, posts }: AddressedPosts): IndexFile[] {
  const drawerFiles = Array.from({ length: drawers }, (_, number): IndexFile => {
    return { output: `${folder}${words}/${number}.txt`, kind: 'drawer', number }
  })
  const cardFiles = Array.from({ length: Math.ceil(posts.length / cardsInFile) }, (_, number) => {
    return { output: `${folder}${cards}/cards-${number}.json`, kind: 'cards', number } as const
  })
  return [...drawerFiles, ...cardFiles]
}

function volumesOf(setting: Setting, kind: string, posts: readonly Post[]): PlannedVolume[] {
  const starts = Array.from(
    { length: Math.ceil(posts.length / postsInVolume) },
    (_, number) => number,
  )
  return starts.map(number => {
    const own = posts.slice(number * postsInVolume, (number + 1) * postsInVolume)
    return planVolume(setting, `${kind}-${number + 1}`, own)
  })
}

function planVolume(setting: Setting, name: string, posts: readonly Post[]): PlannedVolume {
  const { ground } = setting
  const addresses = {
    words: hashOf(JSON.stringify([ground, posts.map(fileIngredients)])),
    cards: hashOf(JSON.stringify([ground, name, posts.map(({ face }) => face)])),
    drawers: Math.ceil(posts.length / postsForDrawer),
  }
  const files = filesOf({ ...addresses, posts }).map(({ output, kind }) => {
    const hash = kind === 'drawer' ? addresses.words : addresses.cards
    // It is made from the finished pages, so there is no file to copy. The hash alone decides its bytes.
    return setting.entry(output, { kind: 'copy', hash, from: '' })
  })
  const show = () => {
    const searched = posts.map(post => searchedPost(setting, post))
    return { ...addresses, name, ground, posts: searched }
  }
  return { ...addresses, posts, files, show }
}

function searchedPost(setting: Setting, post: Post): SearchedPost {
  return {
    output: outputOf(post.url),
    hash: post.hash,
    title: post.title,
    tags: post.tags,
    card: () => searchCard(setting, post),
  }
}

function searchCard(setting: Setting, post: Post): SearchCard {
  const { url, title, date, summary } = setting.card(post)
  return [url, title, post.layout === 'post' ? date.text : '', summary]
}
