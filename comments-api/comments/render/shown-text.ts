const marks: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
}

/** What readers see of HTML from write-html.ts, and below it the addresses that its links lead to. */
export function shownText(html: string): string {
  const addresses = [...html.matchAll(/<a href="([^"]*)"/g)].map(([, href = '']) => href)
  const words = html.replace(/<[^<>]*>/g, '')
  return [words, ...addresses]
    .join('\n')
    .replace(/&(?:lt|gt|quot|#39|amp);/g, mark => marks[mark] ?? mark)
}

export function countLinks(html: string): number {
  return html.split('<a href=').length - 1
}
