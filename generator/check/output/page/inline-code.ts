import { createHash } from 'node:crypto'
import type { InlineCode } from '../page-facts.ts'
import type { Element, Watcher } from './parse-html.ts'
import type { Reading } from './reading.ts'

/** Script and style within the page, which a strict Content-Security-Policy forbids. */
export function watchInlineCode(reading: Reading): {
  inlineCode: readonly InlineCode[]
  watcher: Watcher
} {
  const inlineCode: InlineCode[] = []
  let code = ''
  const add = (element: Element, found: Pick<InlineCode, 'use' | 'name'>, attribute?: string) => {
    const place = attribute === undefined ? reading.placeOf(element.start) : undefined
    inlineCode.push({
      ...(place ?? reading.placeOfAttribute(element, attribute ?? '')),
      ...found,
      hash: sha256(attribute === undefined ? code : (element.attributes[attribute] ?? '')),
      nonce: element.attributes['nonce'] ?? null,
      clue: reading.clueOf(element),
    })
  }
  return {
    inlineCode,
    watcher: {
      open: element => {
        code = ''
        if (element.isInert) return
        for (const [name] of element.written) {
          const use = useOfAttribute(element, name)
          if (use !== null) add(element, { use, name }, name)
        }
      },
      text: (text, parent) => {
        if (parent?.name === 'script' || parent?.name === 'style') code += text
      },
      close: element => {
        if (element.isInert || code.trim() === '') return
        if (element.name === 'style') add(element, { use: 'style', name: '<style>' })
        if (isInlineScript(element)) add(element, { use: 'script', name: '<script>' })
        code = ''
      },
    },
  }
}

const addresses = new Set(['href', 'src', 'action', 'formaction', 'xlink:href'])

function useOfAttribute({ attributes }: Element, name: string): InlineCode['use'] | null {
  if (name === 'style') return 'style-attribute'
  if (/^on[a-z]+$/.test(name)) return 'handler'
  const isScript = addresses.has(name) && /^\s*javascript:/i.test(attributes[name] ?? '')
  return isScript ? 'script-url' : null
}

/** Other types are blocks of data, which no policy concerns. */
const executable =
  /^$|^module$|^importmap$|^speculationrules$|^(?:text|application)\/(?:x-)?(?:java|ecma)script$/i

function isInlineScript({ name, attributes }: Element): boolean {
  return (
    name === 'script' &&
    attributes['src'] === undefined &&
    executable.test((attributes['type'] ?? '').trim())
  )
}

function sha256(code: string): string {
  return createHash('sha256').update(code).digest('base64')
}
