import { textOf, type XmlElement } from '../../xml/read-xml.ts'
import type { WordPressSite } from './site.ts'

/** Unique among all WordPress sites. A site is the same by http and by https. */
export function postKey({ url }: Pick<WordPressSite, 'url'>, id: string): string {
  return `${url.replace(/^https?:\/\//, '')}#${id}`
}

export function itemKey(site: WordPressSite, item: XmlElement): string {
  return postKey(site, textOf(item, 'wp:post_id') || textOf(item, 'link') || textOf(item, 'title'))
}
