import { frameOf } from '../../../../generator/content/texts/frame-address.ts'
import { escapeHtml } from '../../../html/escape.ts'

const lone =
  /<figure[^<>]*>\s*(?:<div class="wp-block-embed__wrapper">\s*)?(https?:\/\/[^\s<>"]+)\s*(?:<\/div>\s*)?(?:(<figcaption[\s\S]{0,2000}?<\/figcaption>)\s*)?<\/figure>/g

/** Replaces an address that stands alone with a film, if this site can show it, or else with a link. */
export function embedAddresses(html: string): string {
  return html.replace(lone, (_, address: string, caption = '') => {
    const words = caption.replace(/<\/?figcaption[^>]*>/g, '')
    return `${embed(address)}${words === '' ? '' : `<p>${words}</p>`}`
  })
}

/** `address` is given as HTML writes it. */
export function embed(address: string): string {
  const plain = address.replaceAll('&amp;', '&').replaceAll('&#038;', '&')
  const quoted = escapeHtml(plain)
  if (frameOf(plain) !== null) return `<iframe src="${quoted}"></iframe>`
  return `<p><a href="${quoted}">${quoted}</a></p>`
}
