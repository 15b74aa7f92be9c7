/** A ">" in quotation marks does not end a tag. */
const tag = /<[a-z](?:[^<>"']|"[^"<]*"|'[^'<]*')*>/gi
const attribute = /\b(src|href|poster)\s*=\s*(?:"([^"]*)"|'([^']*)')/gi

/** What the tags of raw HTML load or lead to, as written. */
export function addressesInHtml(markup: string): string[] {
  return (markup.match(tag) ?? []).flatMap(found =>
    [...found.matchAll(attribute)].map(([, , double, single]) => double ?? single ?? ''),
  )
}

/** `addressOf` gives `null` for an address that stays as the author wrote it. */
export function replaceAddresses(
  markup: string,
  addressOf: (address: string) => string | null,
): string {
  return markup.replace(tag, found =>
    found.replace(
      attribute,
      (written: string, name: string, double?: string, single?: string): string => {
        const address = addressOf(double ?? single ?? '')
        return address === null ? written : `${name}="${address.replaceAll('&', '&amp;')}"`
      },
    ),
  )
}
