import { type Element, isPressable, isWithin } from './element.ts'
import type { Watcher } from './parse-html.ts'
import type { Reading } from './reading.ts'

/** Links, buttons, fields and headings must have a name that can be read out and spoken. */
export function watchNames(reading: Reading): Watcher {
  const unnamed: Element[] = []
  const fields: Element[] = []
  const labelled = new Set<string>()
  return {
    open: element => {
      const { attributes, name } = element
      if (name === 'label' && attributes['for'] !== undefined) labelled.add(attributes['for'])
      if (element.isInert || element.isHidden) return
      if (unnamed.length > 0 && namesItself(element)) unnamed.length = 0
      if (isNamed(element) && !namesItself(element)) unnamed.push(element)
      if (isField(element) && !namesItself(element) && !isWithin(element.parent, 'label'))
        fields.push(element)
    },
    text: (text, parent) => {
      if (unnamed.length > 0 && parent?.isHidden === false && text.trim() !== '') unnamed.length = 0
    },
    close: element => {
      if (unnamed.at(-1) !== element) return
      unnamed.pop()
      reading.report(missingName(element), element)
    },
    end: () => {
      for (const field of fields)
        if (!labelled.has(field.attributes['id'] ?? '')) reading.report(missingLabel(field), field)
    },
  }
}

function isNamed(element: Element): boolean {
  return isPressable(element) || isHeading(element)
}

function isHeading({ name }: Element): boolean {
  return /^h[1-6]$/.test(name)
}

function namesItself({ name, attributes }: Element): boolean {
  const given = ['aria-label', 'aria-labelledby', 'title', ...(name === 'img' ? ['alt'] : [])]
  return given.some(attribute => (attributes[attribute] ?? '').trim() !== '')
}

/** These have a name from the browser, or need none. */
const selfEvident = new Set(['hidden', 'submit', 'reset'])

function isField({ name, attributes }: Element): boolean {
  if (name === 'select' || name === 'textarea') return true
  const type = attributes['type']?.toLowerCase() ?? 'text'
  if (name !== 'input' || selfEvident.has(type)) return false
  if (type === 'button') return (attributes['value'] ?? '').trim() === ''
  return type !== 'image' || (attributes['alt'] ?? '').trim() === ''
}

function missingName(element: Element) {
  const { name, attributes } = element
  if (isHeading(element)) return emptyHeading
  const what = name === 'a' ? `the link to "${attributes['href'] ?? ''}"` : 'the button'
  return {
    code: 'missing-label',
    message: `${what} has no name`,
    hint: 'Write words into it, an image with an alt, or an aria-label.',
  } as const
}

const emptyHeading = {
  code: 'missing-label',
  message: 'the heading has no words',
  hint: 'Write some, or remove the heading: it would be an empty line in the table of contents.',
} as const

function missingLabel({ name, attributes }: Element) {
  const named = attributes['name'] ?? attributes['id']
  return {
    code: 'missing-label',
    message: `the field ${named === undefined ? `<${name}>` : `"${named}"`} has no label`,
    hint: 'Write a <label for="…"> with the id of the field, or put the field into its <label>.',
  } as const
}
