import type { Element, Properties } from 'hast'
import { isLanguageTag } from '../../generator/site/language.ts'

/** The language of the words around an element, and the direction in which they are read. */
export type Language = { readonly lang: string; readonly dir: string }

export function languageAndDirection(language: string): Language {
  return { lang: language, dir: new Intl.Locale(language).getTextInfo().direction ?? 'ltr' }
}

/**
 * What an element says about its language that the words around it do not say already: word processors put both
 * attributes on every paragraph that is pasted.
 */
export function ownLanguage({ tagName, properties }: Element, around: Language): Properties {
  const { lang } = properties
  const dir = String(properties['dir'] ?? '').toLowerCase()
  const isOther = typeof lang === 'string' && isLanguageTag(lang) && !isSame(lang, around.lang)
  // These two do not take the direction of the words around them.
  const isTurned = dir !== around.dir || /^bd[io]$/.test(tagName)
  return {
    ...(isOther ? { lang } : {}),
    ...(isTurned && /^(?:ltr|rtl|auto)$/.test(dir) ? { dir } : {}),
  }
}

/** "en-US" within "en" says nothing that a reader would notice, "zh-Hant" within "zh" which characters are meant. */
function isSame(lang: string, around: string): boolean {
  if (scriptOf(lang) !== scriptOf(around)) return false
  const [inner, outer] = [lang, around].map(one => one.toLowerCase()) as [string, string]
  return inner === outer || inner.startsWith(`${outer}-`) || outer.startsWith(`${inner}-`)
}

function scriptOf(language: string): string | undefined {
  return new Intl.Locale(language).maximize().script
}

export function within(around: Language, { lang, dir }: Properties): Language {
  return { lang: String(lang ?? around.lang), dir: String(dir ?? around.dir) }
}

/** What a group says about the language of a block in it, unless the block says it of itself. */
export function innermostLanguage(block: Element, group: Element): Properties {
  const { lang, dir } = group.properties
  return { lang: block.properties['lang'] ?? lang, dir: block.properties['dir'] ?? dir }
}

export function hasLanguage({ properties: { lang, dir } }: Element): boolean {
  return lang !== undefined || dir !== undefined
}

export function withoutLanguage(element: Element): Element {
  const { lang: _, dir: __, ...properties } = element.properties
  return { ...element, properties }
}
