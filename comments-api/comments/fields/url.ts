const longest = 500

/**
 * A reader's own site as it is stored: only what a browser opens as a web page, on a port where web pages are served.
 * `null` for anything else.
 */
export function normaliseUrl(text: string): string | null {
  const trimmed = text.trim()
  // The slashes are required: "ada.example:8080" has a port and no scheme, and "javascript:x" becomes no address at
  // all.
  const full = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`
  if (full.length > longest || /[\p{C}\s\\]/u.test(full) || !URL.canParse(full)) return null
  const url = new URL(full)
  return isWebPage(url) && url.href.length <= longest ? url.href : null
}

function isWebPage(url: URL): boolean {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return false
  if (url.username !== '' || url.password !== '') return false
  const port = Number(url.port)
  if (url.port !== '' && port !== 80 && port !== 443 && port < 1024) return false
  return url.hostname.includes('.') || url.hostname.startsWith('[')
}
