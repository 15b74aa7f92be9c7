import type { Element } from 'hast'

export function isCode({ tagName }: Element): boolean {
  return tagName === 'pre' || tagName === 'code'
}

/** In classes: that of HTML itself, and those of SyntaxHighlighter (`brush: php;`) and Crayon (`lang:php`). */
const inClasses = /(?:^|\s)(?:lang(?:uage)?-|lang:|brush:\s*)([\w+#-]+)/
/** Attributes in which plug-ins of WordPress name it. `lang` is that of people, but WP-Syntax put it there. */
const attributes = ['dataEnlighterLanguage', 'dataLanguage', 'dataLang', 'lang']

/** Returns the language by which code is coloured; `null` if there is none. */
export function languageOf({ properties }: Element): string | null {
  const classes = Array.isArray(properties['className']) ? properties['className'].join(' ') : ''
  const named = attributes.map(name => properties[name]).find(value => typeof value === 'string')
  const language = (inClasses.exec(classes)?.[1] ?? String(named ?? '')).replace(/[^\w+#-]/g, '')
  return /^(?:|default|generic|raw|none)$/i.test(language) ? null : language
}

/** Markdown's converter looks for the language at a <code> in a <pre>, and nowhere else. */
export function withLanguageInside(pre: Element): Element {
  const { className, ...properties } = pre.properties
  if (className === undefined) return pre
  const [only, ...more] = pre.children.filter(
    child => child.type === 'element' || (child.type === 'text' && child.value.trim() !== ''),
  )
  const isWhole = only?.type === 'element' && only.tagName === 'code' && more.length === 0
  const code: Element = isWhole
    ? { ...only, properties: { className, ...only.properties } }
    : { type: 'element', tagName: 'code', properties: { className }, children: pre.children }
  return { ...pre, properties, children: [code] }
}
