import MarkdownIt from 'markdown-it'

/**
 * Makes every end of a line within a paragraph a line break. A paragraph stays as it is if one of them is within a
 * link, code or HTML, where a backslash would mean something else.
 */
export function withHardBreaks(markdown: string): string {
  const lines = markdown.split('\n')
  for (const { type, map, children } of new MarkdownIt({ html: true }).parse(markdown, {})) {
    if (type !== 'inline' || map === null || children === null) continue
    const [first, until] = [map[0], map[1] - 1]
    const breaks = children.filter(child => /^(?:soft|hard)break$/.test(child.type))
    if (breaks.length !== until - first) continue
    for (let at = first; at < until; at += 1)
      if (!isTag(lines[at]) && !isTag(lines[at + 1])) lines[at] = endLine(lines[at] ?? '')
  }
  return lines.join('\n')
}

/** Whether a tag that was not understood stands alone in the line. */
function isTag(line = ''): boolean {
  return /^\s*\{%/.test(line)
}

function endLine(line: string): string {
  return / {2,}$|\\$/.test(line) ? line : `${line.trimEnd()}\\`
}
