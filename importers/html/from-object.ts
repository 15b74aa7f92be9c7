import type { Element, ElementContent } from 'hast'
import { frameOf } from '../../generator/content/texts/frame-address.ts'
import type { Cleaning } from './clean-tree.ts'
import { bare, loneLink } from './nodes.ts'

/** Replaces what a plug-in of the browser showed by the film, if its site is known, else by a link and the fallback. */
export function fromObject(element: Element, { note }: Cleaning): ElementContent[] {
  const addresses = addressesIn(element).map(filmOf)
  const film = addresses.find(address => frameOf(address) !== null)
  if (film !== undefined) return [{ ...bare('iframe'), properties: { src: film } }]
  const instead = element.children.filter(child => !isOfPlugIn(child))
  const [address] = addresses
  if (address === undefined) return instead
  note(`showed by a plug-in of the browser what is a link now: ${address}`)
  return [loneLink(address), ...instead]
}

function isOfPlugIn(child: ElementContent): boolean {
  return child.type === 'element' && /^(?:param|embed)$/.test(child.tagName)
}

function addressesIn({ properties, children }: Element): string[] {
  const inside = children.flatMap(child => {
    if (child.type !== 'element') return []
    if (child.tagName === 'embed') return [child.properties['src']]
    const isAddress = child.tagName === 'param' && /^(?:movie|src)$/i.test(nameOf(child))
    return isAddress ? [child.properties['value']] : []
  })
  return [properties['data'], ...inside].flatMap(found =>
    typeof found === 'string' && found.trim() !== '' ? [found.trim()] : [],
  )
}

function nameOf({ properties: { name } }: Element): string {
  return String(name ?? '')
}

/** Vimeo's first player was a Flash file with the number of the film in its query. */
function filmOf(address: string): string {
  const [, id] = /vimeo\.com\/moogaloop\.swf\?(?:.*&)?clip_id=(\d+)/i.exec(address) ?? []
  if (id !== undefined) return `https://vimeo.com/${id}`
  return address.replace(/^\/\//, 'https://')
}
