/** The comments of a page in reading order, with brackets around what is inside another. */
export function outlineOf(page: string, describe: (article: string, id: string) => string): string {
  const [list = ''] = /<ol class="responses".*/s.exec(page) ?? []
  const parts: string[] = []
  let level = 0
  for (const [part, id] of list.matchAll(
    /<ol|<\/ol>|<article[^>]* id="comment-(\w+)".*?<\/article>/gs,
  )) {
    if (id !== undefined) parts.push(describe(part, id))
    if (part === '<ol') level += 1
    if (part === '<ol' && level > 1) parts.push('(')
    if (part === '</ol>') level -= 1
    if (part === '</ol>' && level > 0) parts.push(')')
    if (level === 0) break
  }
  return parts.join(' ')
}
