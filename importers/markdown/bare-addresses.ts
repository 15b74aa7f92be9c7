import { bareUrlsIn } from '../../comments-api/comments/render/bare-urls.ts'
import { changeLines } from './outside-code.ts'

/** Here an address in a text is a link only between angle brackets: https://github.github.com/gfm/#autolinks-extension- */
export function linkBareAddresses(markdown: string): string {
  return changeLines(markdown, text => {
    let linked = ''
    let end = 0
    for (const { index, url } of bareUrlsIn(text)) {
      const [before, after] = [text.slice(0, index), text.slice(index + url.length)]
      if (!isBare(before, after) || url.includes('&')) continue
      linked += `${text.slice(end, index)}<${url}>`
      end = index + url.length
    }
    return linked + text.slice(end)
  })
}

/** Not within a link or a definition of one, and not where a backslash or a quotation mark cut it. */
function isBare(before: string, after: string): boolean {
  const line = before.slice(before.lastIndexOf('\n') + 1)
  const isAlone = /(?:^|[\s*_~]|(?<!\])\()$/.test(line) && !/^["'`|\\]/.test(after)
  return (
    isAlone && !/^ {0,3}\[[^\]]+\]:\s*$/.test(line) && !/^[^[\]]{0,1000}\](?:[([:]|$)/.test(after)
  )
}
