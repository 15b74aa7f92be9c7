import { textOf, type XmlElement } from '../../xml/read-xml.ts'

/** Names of custom fields and of taxonomies that a plug-in or a theme added, and that have no place here. */
export function leftKeysOf(item: XmlElement): string[] {
  return [...new Set(item.children.flatMap(child => fieldOf(child) ?? taxonomyOf(child) ?? []))]
}

/** What a plug-in keeps about a comment, such as the stars of a review. What spam filters and Disqus keep is no loss. */
export function leftKeysOfComment(comment: XmlElement): string[] {
  return comment.children.flatMap(child => {
    if (child.name !== 'wp:commentmeta' || textOf(child, 'wp:meta_value').trim() === '') return []
    const name = textOf(child, 'wp:meta_key')
    return /^(?:_|akismet_|dsq_|$)/.test(name) ? [] : [name]
  })
}

/** A name that begins with "_" is hidden from authors. These hold words that authors write all the same. */
const written =
  /^(?!_)|^_(?:yoast_wpseo_title|yoast_wpseo_canonical|aioseo_title|seopress_titles_title)$/
const imported = /^(?:footnotes|rank_math_description)$/

function fieldOf(child: XmlElement): string | null {
  if (child.name !== 'wp:postmeta' || textOf(child, 'wp:meta_value').trim() === '') return null
  const name = textOf(child, 'wp:meta_key')
  return written.test(name) && !imported.test(name) ? name : null
}

const ofWordPress = /^(?:category|post_tag|tag|series|post_format|nav_menu|wp_\w+)?$/

function taxonomyOf({ name, attributes }: XmlElement): string | null {
  const domain = attributes['domain'] ?? ''
  return name === 'category' && !ofWordPress.test(domain) ? domain : null
}
