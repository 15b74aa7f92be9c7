/** Removes `{# … #}` of Nunjucks, which nobody saw, however long. One without an end was shown. */
export function withoutComments(text: string): string {
  let shown = ''
  let from = 0
  for (let at = text.indexOf('{#'); at >= 0; at = text.indexOf('{#', from)) {
    const end = text.indexOf('#}', at + 2)
    if (end === -1) break
    shown += text.slice(from, at)
    from = end + 2
  }
  return shown + text.slice(from)
}
