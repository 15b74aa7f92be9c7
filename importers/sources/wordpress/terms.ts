import { wordsIn } from '../../html/parse-html.ts'
import type { XmlElement } from '../../xml/read-xml.ts'

/** Categories and tags both become tags. WXR 1.0 names each of them twice, the second time without its domain. */
export function tagsOf(item: XmlElement): {
  readonly tags: string[]
  readonly series: string | null
} {
  const terms = item.children
    .filter(({ name }) => name === 'category')
    .map(({ attributes, text }) => ({
      domain: attributes['domain'] ?? '',
      nicename: attributes['nicename'] ?? '',
      name: wordsIn(text),
    }))
  const hasDomains = terms.some(({ domain }) => domain !== '')
  const tags = terms.filter(({ domain, nicename, name }) => {
    if (name === '' || nicename === 'uncategorized' || name === 'Uncategorized') return false
    return hasDomains ? /^(?:category|post_tag|tag)$/.test(domain) : true
  })
  const series = terms.find(({ domain, name }) => domain === 'series' && name !== '')
  return { tags: [...new Set(tags.map(({ name }) => name))], series: series?.name ?? null }
}
