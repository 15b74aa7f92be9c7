import { createHash } from 'node:crypto'
import type { Place } from '../../../diagnostic.ts'
import type { InlineCode } from '../page-facts.ts'
import type { Element } from './element.ts'
import type { Watcher } from './parse-html.ts'
import type { Reading } from './reading.ts'

type Found = Place & Pick<InlineCode, 'use' | 'name'> & { readonly written: string }

/** Script and style inside the page, which a strict Content-Security-Policy forbids. */
export function watchInlineCode(reading: Reading): {
  inlineCode: readonly InlineCode[]
  watcher: Watcher
} {
  const inlineCode: InlineCode[] = []
  let code = ''
  const add = (element: Element, { written, ...found }: Found) => {
    const nonce = element.attributes['nonce'] ?? null
    inlineCode.push({ ...found, hash: sha256(written), nonce, clue: reading.clueOf(element) })
  }
  const addAttribute = (element: Element, use: InlineCode['use'], name: string) => {
    const place = reading.placeOfAttribute(element, name)
    add(element, { ...place, use, name, written: element.attributes[name] ?? '' })
  }
  const addContent = (element: Element, use: 'script' | 'style') => {
    const place = reading.placeOf(element.start)
    add(element, { ...place, use, name: `<${use}>`, written: code })
  }
  return {
    inlineCode,
    watcher: {
      open: element => {
        code = ''
        if (element.isInert) return
        for (const [name] of element.written) {
          const use = useOfAttribute(element, name)
          if (use !== null) addAttribute(element, use, name)
        }
      },
      text: (text, parent) => {
        if (parent?.name === 'script' || parent?.name === 'style') code += text
      },
      close: element => {
        if (element.isInert || code.trim() === '') return
        if (element.name === 'style') addContent(element, 'style')
        if (isInlineScript(element)) addContent(element, 'script')
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

/** Scripts of other types are blocks of data, to which no policy applies. */
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
