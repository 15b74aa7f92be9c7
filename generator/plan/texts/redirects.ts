import { compareText } from '../../compare-text.ts'
import { encodeAlias } from '../../content/encode-path.ts'
import type { Post } from '../../content/post.ts'
import { responsesFolder } from '../conversation/comments-path.ts'
import type { Setting } from '../setting.ts'
import { hasPage } from './alias-pages.ts'

type Moved = { readonly from: string; readonly asked: readonly string[]; readonly to: string }

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
    .map(({ from, asked, to }) => {
      const isPattern = from.endsWith(':page')
      // Forced only where needed: over a page that has the path of a query. Cloudflare refuses a rule with "!".
      const status = asked.length > 0 || isPattern ? '301!' : '301'
      return { asked, isPattern, line: `${[from, ...asked, to, status].join(' ')}\n` }
    })
    .sort(askingMostFirst)
    .map(({ line }) => line)
    .join('')
}

function movedPost({ url }: Post, alias: string): Moved {
  const [path = '', query] = alias.split('?')
  return { from: encodeAlias(path), asked: query?.split('&') ?? [], to: encodeURI(url) }
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

type Line = Pick<Moved, 'asked'> & { readonly line: string; readonly isPattern: boolean }

/** The further pages of a long conversation move with their post. */
function movedResponses({ split }: Setting, post: Post, alias: string): Moved[] {
  if (post.comments.kind === 'none') return []
  // There are no addresses below one with a query.
  if (split(post).apart.length === 0 || alias.includes('?')) return []
  const [from, to] = [alias, post.url].map(url => encodeAlias(responsesFolder({ url })))
  return [{ from: `${from}:page`, asked: [], to: `${to}:page/` }]
}
