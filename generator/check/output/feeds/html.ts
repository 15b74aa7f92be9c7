import { Parser } from 'htmlparser2'
import { addressesInSrcset } from '../srcset.ts'

/**
 * Addresses that are not absolute. Feed readers show the text outside of the site, where these lead elsewhere. A link
 * to a part of the same text, such as a footnote, works in both and is not reported.
 */
export function relativeAddressesIn(html: string): string[] {
  const addresses = new Set<string>()
  const parts = new Set<string>()
  const parser = new Parser({
    onopentag: (_, attributes) => {
      for (const part of [attributes['id'], attributes['name']])
        if (part !== undefined) parts.add(`#${part}`)
      for (const address of addressesOf(attributes)) addresses.add(address)
    },
  })
  parser.end(html)
  return [...addresses].filter(address => !isAbsolute(address) && !parts.has(address))
}

function addressesOf(attributes: Readonly<Record<string, string>>): string[] {
  const single = ['href', 'src', 'poster', 'data', 'cite'].map(name => attributes[name]?.trim())
  return [...single, ...addressesInSrcset(attributes['srcset'] ?? '')].filter(
    address => address !== undefined,
  )
}

function isAbsolute(address: string): boolean {
  return /^[a-z][a-z0-9+.-]*:/i.test(address) && URL.canParse(address)
}
