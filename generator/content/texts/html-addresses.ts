/**
 * A comment, which contains no addresses, or a tag. A sign in the quotation marks of a value neither ends a tag nor begins
 * one.
 */
const tag = /<!--.*?(?:-->|$)|<[a-z](?:[^<>=]|=(?!\s*["'])|=\s*"[^"]*"|=\s*'[^']*')*>/gis
const attribute = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>=`]+)))?/g
const addressed = new Set(['src', 'href', 'xlink:href', 'poster', 'data', 'srcset'])
/** https://html.spec.whatwg.org/multipage/images.html#srcset-attributes: "one.jpg 1x, two.jpg 2x" */
const candidate = /([^\s,](?:\S*[^\s,])?)((?:\s+[^\s,][^,]*)?)/g

/** The addresses in the tags of raw HTML, as written. */
export function addressesInHtml(markup: string): string[] {
  if (!markup.includes('<')) return []
  return (markup.match(tag) ?? []).flatMap(found =>
    isComment(found)
      ? []
      : [...found.matchAll(attribute)].flatMap(([, name = '', double, single, bare]) =>
          addressesIn(name.toLowerCase(), double ?? single ?? bare ?? ''),
        ),
  )
}

/** `addressOf` returns `null` to keep an address as the author wrote it. */
export function replaceAddresses(
  markup: string,
  addressOf: (address: string) => string | null,
): string {
  const write = (address: string) => addressOf(address)?.replaceAll('&', '&amp;') ?? address
  const replaceIn = (name: string, value: string) => {
    if (!addressed.has(name)) return value
    if (name !== 'srcset') return write(value)
    return value.replace(
      candidate,
      (_, address: string, size: string) => `${write(address)}${size}`,
    )
  }
  const replaceOne = (written: string, name: string, ...values: (string | undefined)[]) => {
    const [double, single, bare] = values
    const value = double ?? single ?? bare ?? ''
    const replaced = replaceIn(name.toLowerCase(), value)
    return replaced === value ? written : `${name}="${replaced.replaceAll('"', '&quot;')}"`
  }
  return markup.replace(tag, found =>
    isComment(found) ? found : found.replace(attribute, replaceOne),
  )
}

/** Writes "<" and ">" in values as entities, for programs that believe a tag to end at the first ">". */
export function escapeValues(markup: string): string {
  return markup.replace(tag, found =>
    isComment(found)
      ? found
      : `<${found.slice(1, -1).replaceAll('<', '&lt;').replaceAll('>', '&gt;')}>`,
  )
}

function isComment(found: string): boolean {
  return found.startsWith('<!')
}

function addressesIn(name: string, value: string): string[] {
  if (!addressed.has(name)) return []
  if (name !== 'srcset') return [value]
  return [...value.matchAll(candidate)].map(([, address = '']) => address)
}
