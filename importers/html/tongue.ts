import type { Element, Properties } from 'hast'
import { isLanguageTag } from '../../generator/site/language.ts'

/** The language of the words around an element, and the direction in which they are read. */
export type Tongue = { readonly lang: string; readonly dir: string }

export function tongueOf(language: string): Tongue {
  return { lang: language, dir: new Intl.Locale(language).getTextInfo().direction ?? 'ltr' }
}

/**
 * What an element says about its language that the words around it do not say already: word processors put both
 * attributes on every paragraph that is pasted.
 */
export function ownTongue({ properties }: Element, around: Tongue): Properties {
  const { lang, dir } = properties
  const isOther = typeof lang === 'string' && isLanguageTag(lang) && !isSame(lang, around.lang)
  const isTurned = typeof dir === 'string' && /^(?:ltr|rtl|auto)$/i.test(dir) && dir !== around.dir
  return { ...(isOther ? { lang } : {}), ...(isTurned ? { dir: dir.toLowerCase() } : {}) }
}

/** "en-US" within "en" says nothing that a reader would notice. */
function isSame(lang: string, around: string): boolean {
  const [inner, outer] = [lang, around].map(one => one.toLowerCase()) as [string, string]
  return inner === outer || inner.startsWith(`${outer}-`) || outer.startsWith(`${inner}-`)
}

export function within(around: Tongue, { lang, dir }: Properties): Tongue {
  return { lang: String(lang ?? around.lang), dir: String(dir ?? around.dir) }
}

export function hasTongue({ properties: { lang, dir } }: Element): boolean {
  return lang !== undefined || dir !== undefined
}

export function withoutTongue(element: Element): Element {
  const { lang: _, dir: __, ...properties } = element.properties
  return { ...element, properties }
}
