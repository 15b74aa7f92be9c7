/** Rewrites the cards (https://ghost.org/help/cards/) that only a theme of Ghost can show. */
export function withCards(html: string, note: (message: string) => void): string {
  if (html.includes('kg-product-card-rating-active'))
    note('showed the stars that a product has, which do not come along')
  const withoutForms = html.replace(signup, '')
  if (withoutForms !== html) note('had a form to become a member, which was left out')
  return withoutForms
    .replaceAll(noPoster, '')
    .replace(bookmark, asLink)
    .replace(file, asFile)
    .replace(toggle, '<details><summary>$1</summary>$2</details>')
}

/** Every film has a transparent picture of another site for its poster, over which a theme shows the real one. */
const noPoster = / poster="https:\/\/img\.spacergif\.org\/[^"]{0,200}"/g

/** It also holds what Ghost says to those who have sent it. */
const signup = /<form class="kg-signup-card-form"(?:(?!<\/?form\b)[\s\S]){0,20000}<\/form>/g

/** Its heading is of the fourth level, wherever the card stands. */
const toggle =
  /<div class="kg-card kg-toggle-card[^>]{0,200}>\s*<div class="kg-toggle-heading">\s*<h4 class="kg-toggle-heading-text">((?:(?!<\/h4>)[\s\S]){0,2000})<\/h4>(?:(?!<div\b)[\s\S]){0,2000}<div class="kg-toggle-content">((?:(?!<\/?div\b)[\s\S]){0,100000})<\/div>\s*<\/div>/g

const bookmark =
  /<figure class="kg-card kg-bookmark-card[^>]{0,200}>(?:(?!<figure\b)[\s\S]){0,8000}?<\/figure>/g

/** The card of another page becomes a link with that page's title, and its caption a paragraph. */
function asLink(card: string): string {
  const [, address] = /<a class="kg-bookmark-container" href="([^"]{1,2000})"/.exec(card) ?? []
  const [, title = address] =
    /<div class="kg-bookmark-title">([^<]{1,1000})<\/div>/.exec(card) ?? []
  const [, caption = ''] = /<figcaption\b[^>]*>([\s\S]*)<\/figcaption>/.exec(card) ?? []
  if (address === undefined) return card
  const below = caption === '' ? '' : `<p>${caption}</p>`
  return `<p><a href="${address}">${title}</a></p>${below}`
}

const file =
  /<div class="kg-card kg-file-card[^>]{0,200}>\s*<a class="kg-file-card-container" href="([^"]{1,2000})"((?:(?!<\/a>)[\s\S]){0,8000})<\/a>\s*<\/div>/g

/** The whole card of a file is a link; here its title is one, with the name and the size of the file beside it. */
function asFile(_: string, address: string, inside: string): string {
  const said = (part: string) =>
    new RegExp(`<div class="kg-file-card-${part}">([^<]{1,1000})</div>`).exec(inside)?.[1] ?? ''
  const [title, caption, name, size] = ['title', 'caption', 'filename', 'filesize'].map(said)
  const words = title || name || address
  const beside = [words === name ? '' : name, size].filter(Boolean).join(', ')
  const link = `<a href="${address}">${words}</a>${beside === '' ? '' : ` (${beside})`}`
  return `<p>${link}</p>${caption === '' ? '' : `<p>${caption}</p>`}`
}
