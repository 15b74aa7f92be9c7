import type { Element } from 'hast'

/** Properties in which scripts keep an address until the picture comes into view. */
const later = ['dataSrc', 'dataLazySrc', 'dataOriginal', 'dataImage']

/** Gives a picture or frame that a script would load later the address that it would load. */
export function shownLater(element: Element): Element {
  const { tagName, properties } = element
  if (!/^(?:img|iframe|video|audio|source)$/.test(tagName)) return element
  const src = String(properties['src'] ?? '')
  if (src !== '' && !/^(?:data:image\/(?:gif|png|svg)|about:blank)/i.test(src)) return element
  const found = later.map(name => properties[name]).find(value => typeof value === 'string')
  return found === undefined ? element : { ...element, properties: { ...properties, src: found } }
}
