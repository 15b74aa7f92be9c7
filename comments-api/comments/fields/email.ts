const longest = 254
// Deliberately less than RFC 5321 allows: no quotes, no comments,
// one "@". Each class excludes the next separator, so it is linear.
const local = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i
const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i

export function isEmailAddress(text: string): boolean {
  if (text.length > longest) return false
  const [before, domain, more] = text.split('@')
  if (before === undefined || domain === undefined || more !== undefined) return false
  const labels = domain.split('.')
  return (
    before.length <= 64 &&
    local.test(before) &&
    labels.length > 1 &&
    labels.every(part => label.test(part)) &&
    // A network address: URLs also read `2130706433` and `0x7f.1` as one.
    !/^\d+$/.test(labels.at(-1) ?? '')
  )
}

/** `ada?bcc=eve@a.example` is a mail address, but in a link its `?` would begin a header: RFC 6068, 2. */
export function mailtoUrl(address: string): string {
  return `mailto:${address.replace(/[^\w.+~!$'*@-]/g, encodeURIComponent)}`
}

/**
 * In lower case, so that one person has one address, and with an international domain in its IDNA form. `null` if it is
 * not a mail address.
 */
export function normaliseEmail(text: string): string | null {
  const trimmed = text.trim()
  if (trimmed.length > longest) return null
  const at = trimmed.lastIndexOf('@')
  const address = `${trimmed.slice(0, at + 1)}${asciiDomain(trimmed.slice(at + 1))}`.toLowerCase()
  return isEmailAddress(address) ? address : null
}

function asciiDomain(domain: string): string {
  const url = `http://${domain}/`
  const isPlain = !/[\s/\\?#:@%[\]]/.test(domain)
  return isPlain && URL.canParse(url) ? new URL(url).hostname : ''
}
