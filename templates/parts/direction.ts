import { html, type SafeHtml } from '../html.ts'

/** Languages written from right to left, unless a script subtag says otherwise. */
const rightToLeft = new Set('ar arc ckb dv fa he ks nqo ps sd ug ur yi'.split(' '))

export function directionOf(language: string): 'ltr' | 'rtl' {
  const [primary = '', script = ''] = language.toLowerCase().split('-')
  return rightToLeft.has(primary) && script !== 'latn' ? 'rtl' : 'ltr'
}

/** For text in the site's language within a page in another one. */
export function languageWithin(language: string, page: string): SafeHtml | false {
  return language !== page && html` lang="${language}" dir="${directionOf(language)}"`
}

/** For what readers wrote. Most write in the language of the post, whatever that of the texts around them. */
export function languageOfReaders(post: string, around: string): SafeHtml | false {
  return post !== around && post !== '' && html` lang="${post}"`
}
