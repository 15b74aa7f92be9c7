import { percentDecoded } from '../../../generator/percent-decoded.ts'

/** Disqus counts clicks by links through disq.us/url?url=TARGET:SIGNATURE. Only the target is kept. */
const counted = /https?:\/\/disq\.us\/url\?url=([^"'&<>\s]+)(?:&(?:amp;)?[^"'<>\s]*)?/g

/** In "@anna:facebook", the word after the colon says where she has her account. Only the name is kept. */
const named = /(@[\w.-]+):(?:disqus|facebook|google|twitter)\b/g

export function plainLinks(html: string): string {
  return html.replace(counted, targetOf).replace(named, '$1')
}

function targetOf(whole: string, written: string): string {
  const target = URL.parse(percentDecoded(written).replace(/:[\w-]{27}$/, ''))
  return target === null ? whole : target.href.replaceAll('&', '&amp;')
}
