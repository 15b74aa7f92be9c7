import type { Manifest } from '../../../comments-api/contract/manifest.ts'
import { compareText } from '../../compare-text.ts'
import { encodeAlias } from '../../content/encode-path.ts'
import type { Post } from '../../content/post.ts'
import { takesComments } from '../../content/schedule.ts'
import { rememberOne } from '../../remember.ts'
import { responsesFolder } from '../conversation/comments-path.ts'
import { outputOf, type PlanEntry } from '../entries.ts'
import { type IconFile, manifestPath, webManifestOf } from '../images/icons.ts'
import type { Setting } from '../setting.ts'
import { hasPage, planAliasPages } from './alias-pages.ts'
import { headersOf } from './headers.ts'
import { llmsTextOf } from './llms.ts'
import { securityTextOf, securityTextPath } from './security.ts'

/** Files for programs. */
export function planTexts(setting: Setting, icons: readonly IconFile[]): PlanEntry[] {
  const { security } = setting.site
  const discussed = rememberOne(() => discussedIn(setting))
  const text = (output: string, write: () => string) => textEntry(setting, output, write)
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
      from: () => discussed().map(post => [post.id, countOf(setting, post)]),
      show: () => ({ kind: 'text', text: countsOf(setting, discussed()) }),
    }),
    text('_redirects', () => redirectsOf(setting)),
    text('_headers', () => headersOf(setting)),
    text('robots.txt', () => robotsTextOf(setting)),
    text('llms.txt', () => llmsTextOf(setting)),
    text(outputOf(manifestPath), () => webManifestTextOf(setting, icons)),
    ...(security === undefined
      ? []
      : [text(securityTextPath, () => securityTextOf(setting, security))]),
    ...planAliasPages(setting),
  ]
}

function textEntry(setting: Setting, output: string, write: () => string): PlanEntry {
  const written = rememberOne(write)
  return setting.sketch(output, {
    kind: 'text',
    texts: [],
    from: () => [written()],
    show: () => ({ kind: 'text', text: written() }),
  })
}

function robotsTextOf({ absolute }: Setting): string {
  return `User-agent: *\nAllow: /\nDisallow: /api/\n\nSitemap: ${absolute('/sitemap.xml')}\n`
}

function webManifestTextOf(setting: Setting, icons: readonly IconFile[]): string {
  return `${JSON.stringify(webManifestOf(setting, icons), null, 1)}\n`
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
function countsOf(setting: Setting, discussed: readonly Post[]): string {
  const counts = discussed.map(post => [post.id, countOf(setting, post)])
  return `${JSON.stringify(Object.fromEntries(counts), null, 1)}\n`
}

function countOf({ threads }: Setting, { id }: Post): number {
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

type Moved = { readonly from: string; readonly asked: readonly string[]; readonly to: string }

/**
 * One rule for each line, whose parts are separated by spaces: the old path, its query parameters, the new address.
 * https://docs.netlify.com/routing/redirects/
 */
function redirectsOf(setting: Setting): string {
  const moved = [...setting.index.published.values()].flatMap(post =>
    post.aliases.flatMap(alias => [
      ...(hasPage(setting, alias) ? [] : [movedPost(post, alias)]),
      ...movedResponses(setting, post, alias),
    ]),
  )
  return moved
    .map(({ from, asked, to }) => ({ asked, line: `${[from, ...asked, to].join(' ')} 301!\n` }))
    .sort(askingMostFirst)
    .map(({ line }) => line)
    .join('')
}

function movedPost({ url }: Post, alias: string): Moved {
  const [path = '', query] = alias.split('?')
  return { from: encodeAlias(path), asked: query?.split('&') ?? [], to: encodeURI(url) }
}

/** The first rule that matches counts. So rules with more query parameters come first. */
function askingMostFirst(a: Line, b: Line): number {
  return b.asked.length - a.asked.length || compareText(a.line, b.line)
}

type Line = Pick<Moved, 'asked'> & { readonly line: string }

/** The further pages of a long conversation move with their post. */
function movedResponses({ split }: Setting, post: Post, alias: string): Moved[] {
  if (post.comments.kind === 'none') return []
  // There are no addresses below one with a query.
  if (split(post).apart.length === 0 || alias.includes('?')) return []
  const [from, to] = [alias, post.url].map(url => encodeAlias(responsesFolder({ url })))
  return [{ from: `${from}:page`, asked: [], to: `${to}:page/` }]
}
