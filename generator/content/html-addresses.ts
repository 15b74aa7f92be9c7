/** A ">" in quotation marks does not end a tag. */
const tag = /<[a-z](?:[^<>"']|"[^"<]*"|'[^'<]*')*>/gi
const attribute = /(?<![\w-])(src|href|poster|data|srcset)\s*=\s*(?:"([^"]*)"|'([^']*)')/gi
/** https://html.spec.whatwg.org/multipage/images.html#srcset-attributes: "one.jpg 1x, two.jpg 2x" */
const candidate = /([^\s,](?:\S*[^\s,])?)((?:\s+[^\s,][^,]*)?)/g

/** What the tags of raw HTML load or lead to, as written. */
export function addressesInHtml(markup: string): string[] {
  if (!markup.includes('<')) return []
  return (markup.match(tag) ?? []).flatMap(found =>
    [...found.matchAll(attribute)].flatMap(([, name = '', double, single]) =>
      addressesIn(name, double ?? single ?? ''),
    ),
  )
}

/** `addressOf` gives `null` for an address that stays as the author wrote it. */
export function replaceAddresses(
  markup: string,
  addressOf: (address: string) => string | null,
): string {
  const replaceIn = (name: string, value: string) =>
    isCandidates(name)
      ? value.replace(candidate, (_, address: string, size: string) => `${write(address)}${size}`)
      : write(value)
  const write = (address: string) => addressOf(address)?.replaceAll('&', '&amp;') ?? address
  return markup.replace(tag, found =>
    found.replace(
      attribute,
      (written: string, name: string, double?: string, single?: string): string => {
        const value = double ?? single ?? ''
        const replaced = replaceIn(name, value)
        return replaced === value ? written : `${name}="${replaced.replaceAll('"', '&quot;')}"`
      },
    ),
  )
}

function addressesIn(name: string, value: string): string[] {
  if (!isCandidates(name)) return [value]
  return [...value.matchAll(candidate)].map(([, address = '']) => address)
}

function isCandidates(name: string): boolean {
  return name.toLowerCase() === 'srcset'
}
