import type { Manifest } from '../../../comments-api/contract/manifest.ts'
import { compareText } from '../../compare-text.ts'
import { encodeAlias } from '../../content/encode-path.ts'
import type { Post } from '../../content/post.ts'
import { takesComments } from '../../content/schedule.ts'
import { rememberOne } from '../../remember.ts'
import type { PlanEntry } from '../entries.ts'
import type { Setting } from '../setting.ts'

/** What the site says about its conversations: to the comment service, and to other sites and programs. */
export function planThreads(setting: Setting): PlanEntry[] {
  const discussed = rememberOne(() => discussedIn(setting))
  const counts = rememberOne(() => discussed().map(({ id }) => [id, countOf(setting, id)] as const))
  return [
    setting.sketch('threads.json', {
      kind: 'text',
      texts: [],
      from: () => discussed().map(post => manifestIngredients(setting, post)),
      show: () => ({ kind: 'text', text: manifestOf(setting, discussed()) }),
    }),
    setting.sketch('counts.json', {
      kind: 'text',
      texts: [],
      from: () => counts(),
      show: () => ({ kind: 'text', text: countsTextOf(counts()) }),
    }),
  ]
}

type ThreadText = Omit<Manifest['threads'][number], 'id'> & { readonly id: string }

/** The manifest that the comment service reads. */
function manifestOf(setting: Setting, discussed: readonly Post[]): string {
  const threads = discussed.map(post => indented(threadOf(setting, post)))
  const { language, timeZone, author } = setting.facts
  const refused = setting.site.comments.trackback ? {} : { trackback: false }
  const head = { site: setting.absolute('/'), language, timeZone, author, ...refused, threads: [] }
  const list = threads.length === 0 ? '[]' : `[\n${threads.join(',\n')}\n ]`
  return `${JSON.stringify(head, null, 1).replace(/\[\]\n\}$/, () => list)}\n}\n`
}

/** The number of comments of each thread, as on the pages, for other sites and programs. */
function countsTextOf(counts: readonly (readonly [id: string, count: number])[]): string {
  return `${JSON.stringify(Object.fromEntries(counts), null, 1)}\n`
}

function countOf({ threads }: Setting, id: string): number {
  return threads.get(id)?.count ?? 0
}

function discussedIn({ index }: Setting): Post[] {
  return [...index.posts, ...index.pages]
    .filter(post => post.comments.kind !== 'none')
    .sort((a, b) => compareText(a.id, b.id))
}

/** Everything that the manifest says about the thread. */
function manifestIngredients({ now }: Setting, post: Post): readonly unknown[] {
  const { id, url, title, aliases, comments, author } = post
  return [id, url, title, aliases, takesComments(post, now), comments, author]
}

/** Indented by two spaces, one for the object and one for the list in it. */
function indented(thread: ThreadText): string {
  return `  ${JSON.stringify(thread, null, 1).replaceAll('\n', '\n  ')}`
}

function threadOf(setting: Setting, post: Post): ThreadText {
  return {
    id: post.id,
    url: setting.absolute(encodeURI(post.url)),
    title: post.title,
    aliases: post.aliases.map(encodeAlias),
    comments: takesComments(post, setting.now) ? 'open' : 'closed',
    closesAt: post.comments.kind === 'open' ? post.comments.closesAt : null,
    author: post.author === null ? setting.facts.author : { name: post.author, url: null },
  }
}
