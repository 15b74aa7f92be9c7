const block = /<!--\s*kg-gated-block:begin\b([^>]{0,500})-->/g
const end = /<!--\s*kg-gated-block:end\s*-->/g

/**
 * Removes cards of a public post that only members saw: https://ghost.org/help/card-visibility/. What visitors saw
 * stays. A card that does not end is removed up to the end of the text.
 */
export function withoutGated(html: string, note: (message: string) => void): string {
  let shown = ''
  let from = 0
  for (const { 0: mark, 1: said = '', index } of html.matchAll(block)) {
    if (index < from || /\bnonMember:["']?true\b/.test(said)) continue
    end.lastIndex = index + mark.length
    const closed = end.exec(html) !== null
    shown += html.slice(from, index)
    from = closed ? end.lastIndex : html.length
    note('holds a part that only members saw, which was left out')
  }
  return shown + html.slice(from)
}
