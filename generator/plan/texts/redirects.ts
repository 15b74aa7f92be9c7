import { compareText } from '../../compare-text.ts'
import { encodeAlias } from '../../content/encode-path.ts'
import type { Post } from '../../content/post.ts'
import { responsesFolder } from '../conversation/comments-path.ts'
import type { Setting } from '../setting.ts'
import { hasPage } from './alias-pages.ts'

type Moved = {
  readonly from: string
  readonly asked: readonly string[]
  readonly to: string
  /** Whether `from` stands for several addresses. */
  readonly isPattern: boolean
}

/**
 * One rule for each line, whose parts are separated by spaces: the old path, its query parameters, the new address.
 * https://docs.netlify.com/routing/redirects/
 */
export function redirectsOf(setting: Setting): string {
  const moved = [...setting.index.published.values()].flatMap(post =>
    post.aliases.flatMap(alias => [
      ...(hasPage(setting, alias) ? [] : [movedPost(post, alias)]),
      ...movedResponses(setting, post, alias),
    ]),
  )
  return moved
    .map(rule => ({ ...rule, line: lineOf(rule) }))
    .sort(askingMostFirst)
    .map(({ line }) => line)
    .join('')
}

function lineOf({ from, asked, to, isPattern }: Moved): string {
  // Forced only where needed: over a page that has the path of a query. Cloudflare refuses a rule with "!".
  const status = asked.length > 0 || isPattern ? '301!' : '301'
  return `${[from, ...asked, to, status].join(' ')}\n`
}

function movedPost({ url }: Post, alias: string): Moved {
  const [path = '', query] = alias.split('?')
  const asked = query?.split('&') ?? []
  return { from: encodeAlias(path), asked, to: encodeURI(url), isPattern: false }
}

/**
 * The first rule that matches counts. So rules with more query parameters come first. Patterns come last, because
 * Cloudflare reads few rules after one.
 */
function askingMostFirst(a: Line, b: Line): number {
  return (
    Number(a.isPattern) - Number(b.isPattern) ||
    b.asked.length - a.asked.length ||
    compareText(a.line, b.line)
  )
}

type Line = Pick<Moved, 'asked' | 'isPattern'> & { readonly line: string }

/** The further pages of a long conversation move with their post. */
function movedResponses({ split }: Setting, post: Post, alias: string): Moved[] {
  if (post.comments.kind === 'none') return []
  // There are no addresses below one with a query.
  if (split(post).apart.length === 0 || alias.includes('?')) return []
  const [from, to] = [alias, post.url].map(url => encodeAlias(responsesFolder({ url })))
  return [{ from: `${from}:page`, asked: [], to: `${to}:page/`, isPattern: true }]
}
