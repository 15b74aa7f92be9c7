/** Disqus counts who follows a link: disq.us/url?url=TARGET:SIGNATURE leads through it. The target is enough. */
const counted = /https?:\/\/disq\.us\/url\?url=([^"'&<>\s]+)(?:&(?:amp;)?[^"'<>\s]*)?/g

/** Where whoever is named there has the account; nobody is named so here. */
const named = /(@[\w.-]+):(?:disqus|facebook|google|twitter)\b/g

export function plainLinks(html: string): string {
  return html.replace(counted, targetOf).replace(named, '$1')
}

function targetOf(whole: string, written: string): string {
  const target = URL.parse(decode(written).replace(/:[\w-]{27}$/, ''))
  return target === null ? whole : target.href.replaceAll('&', '&amp;')
}

function decode(written: string): string {
  try {
    return decodeURIComponent(written)
  } catch {
    return written
  }
}
