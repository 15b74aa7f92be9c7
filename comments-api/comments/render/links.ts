import { isEmailAddress, mailtoUrl } from '../fields/email.ts'

const longest = 2_000
// `new URL` accepts "https:\\evil" and "https:evil" too, and strips tabs and line ends: ask for the plain form first.
const plainWebUrl = /^https?:\/\/[^\s\\/]/i
const mail = /^mailto:/i

/** The address as it is written into the page, or `null`: http, https and mailto, and nothing that hides where it leads. */
export function safeHref(href: string): string | null {
  if (href.length > longest || hasHiddenCharacters(href)) return null
  if (mail.test(href)) return safeMail(href.slice('mailto:'.length))
  if (!plainWebUrl.test(href) || !URL.canParse(href)) return null
  const url = new URL(href)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null
  // https://bank.example@evil.example/ reads as the first and leads to the second.
  if (url.username !== '' || url.password !== '') return null
  return url.href
}

/**
 * The bare address: headers such as `?bcc=` or an encoded line end have no business in a comment. Mail addresses may
 * contain these characters, but links to such addresses must not.
 */
function safeMail(address: string): string | null {
  const link = `mailto:${address}`
  return isEmailAddress(address) && mailtoUrl(address) === link ? link : null
}

function hasHiddenCharacters(href: string): boolean {
  return /[\p{C}\s]/u.test(href)
}
