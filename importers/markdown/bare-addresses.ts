import { bareUrlsIn } from '../../comments-api/comments/render/bare-urls.ts'
import { changeLines } from './outside-code.ts'

/** Here an address in a text is a link only between angle brackets: https://github.github.com/gfm/#autolinks-extension- */
export function linkBareAddresses(markdown: string): string {
  return changeLines(markdown, text => {
    let linked = ''
    let end = 0
    for (const { index, url } of bareUrlsIn(text)) {
      const next = index + url.length
      const before = text.slice(Math.max(0, index - reach), index)
      if (!isBare(before, text.slice(next, next + reach)) || url.includes('&')) continue
      linked += `${text.slice(end, index)}<${url}>`
      end = next
    }
    return linked + text.slice(end)
  })
}

/** How far around an address to look, or a long line of addresses would be read once for each of them. */
const reach = 1000

/** Not within a link or a definition of one, and not where a backslash or a quotation mark cut it. */
function isBare(before: string, after: string): boolean {
  const isAlone = /(?:^|[\s*_~]|(?<!\])\()$/.test(before) && !/^["'`|\\]/.test(after)
  const isDefined = /^ {0,3}\[[^\]\n]+\]:\s*$/.test(before.slice(before.lastIndexOf('\n') + 1))
  return isAlone && !isDefined && !/^[^[\]]*\](?:[([:]|$)/.test(after)
}
