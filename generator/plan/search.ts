import type { Post } from '../content/post.ts'
import { hashOf } from '../content/records.ts'
import { compareText } from '../diagnostic.ts'
import { outputOf, type PlanEntry } from './entries.ts'
import { addressed, pageEntry } from './lists.ts'
import { type PlannedVolume, recall } from './memory.ts'
import type { Setting } from './setting.ts'

/**
 * The index of the search in volumes, so that an edit changes the volume of its post and not the
 * whole. Within a volume words lie in drawers by their first letters, and beside them the cards that
 * tell which post a number stands for.
 */
export type SearchVolume = {
  readonly name: string
  /** Of everything that its files are made from; their addresses hold it. */
  readonly key: string
  /** Of what every page is made from besides its post. */
  readonly ground: string
  readonly drawers: number
  readonly posts: readonly SearchedPost[]
}

export type SearchedPost = {
  /** The published page, which holds the text. */
  readonly output: string
  /** Of the post's own file. */
  readonly hash: string
  readonly title: string
  readonly tags: readonly string[]
  readonly card: SearchCard
}

/** What a result shows at once: address, title, date, summary. */
type SearchCard = readonly [url: string, title: string, date: string, summary: string]

const folder = 'assets/search/'
const postsInVolume = 1_024
const postsForDrawer = 8
export const cardsInFile = 32

/** The page, and the files that it asks for. No other page knows of them. */
export function planSearch(
  setting: Setting,
  script: string,
): { readonly entries: readonly PlanEntry[]; readonly volumes: readonly SearchVolume[] } {
  const { posts, pages } = setting.index
  // Numbered from the oldest, as the pages of the home page are: a new post changes the last volume.
  const planned = [
    ...volumesOf(
      setting,
      'pages',
      pages.toSorted((a, b) => compareText(a.source, b.source)),
    ),
    ...volumesOf(setting, 'posts', posts.toReversed()),
  ]
  const volumes = planned.map(({ volume }) => volume)
  const page = pageEntry(setting, {
    kind: 'search',
    ...addressed(setting, '/search/'),
    script,
    volumes: volumes.map(volume => ({
      path: `/${folder}${volume.key}/`,
      posts: volume.posts.length,
      drawers: volume.drawers,
    })),
    cardsInFile,
  })
  return { entries: [page, ...planned.flatMap(({ files }) => files)], volumes }
}

/** Whether an entry is made by the indexing, which reads the finished pages. */
export function isOfIndex({ output }: PlanEntry): boolean {
  return output.startsWith(folder)
}

export type IndexFile = {
  readonly output: string
  readonly kind: 'drawer' | 'cards'
  readonly number: number
}

export function filesOf({ key, drawers, posts }: SearchVolume): IndexFile[] {
  const drawerFiles = Array.from({ length: drawers }, (_, number): IndexFile => {
    return { output: `${folder}${key}/${number}.txt`, kind: 'drawer', number }
  })
  const cardFiles = Array.from({ length: Math.ceil(posts.length / cardsInFile) }, (_, number) => {
    return { output: `${folder}${key}/cards-${number}.json`, kind: 'cards', number } as const
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
    const name = `${kind}-${number + 1}`
    const from = [setting.ground, ...own]
    return recall(setting.memory.volumes, { of: name, from }, () => planVolume(setting, name, own))
  })
}

function planVolume(setting: Setting, name: string, posts: readonly Post[]): PlannedVolume {
  const searched = posts.map(post => searchedPost(setting, post))
  const volume = {
    name,
    ground: setting.ground,
    key: hashOf(JSON.stringify([setting.ground, searched])),
    drawers: Math.ceil(searched.length / postsForDrawer),
    posts: searched,
  }
  const files = filesOf(volume).map(({ output }) =>
    // The making of it knows where it comes from; the key is all that decides its bytes.
    setting.entry(output, { kind: 'copy', hash: `${volume.key} ${output}`, from: '' }),
  )
  return { volume, files }
}

function searchedPost(setting: Setting, post: Post): SearchedPost {
  const { url, title, date, summary } = setting.card(post)
  return {
    output: outputOf(post.url),
    hash: post.hash,
    title: post.title,
    tags: post.tags,
    card: [url, title, post.layout === 'post' ? date.text : '', summary],
  }
}
