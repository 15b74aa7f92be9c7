import type { Element } from './element.ts'
import type { Watcher } from './parse-html.ts'
import type { Reading } from './reading.ts'

/** The language and the title of the page, and attributes that are written twice. */
export function watchStructure(reading: Reading): Watcher {
  let title = ''
  let root: Element | null = null
  return {
    open: element => {
      if (element.name === 'html' && element.parent === null) root = element
      const repeated = repeatedAttribute(element)
      if (repeated !== undefined) reading.report(writtenTwice(repeated[0]), element, repeated[1])
    },
    text: (text, parent) => {
      if (parent?.name === 'title' && parent.parent?.name === 'head') title += text
    },
    end: () => {
      if (root === null || (root.attributes['lang'] ?? '').trim() === '')
        reading.reportPage(noLanguage)
      if (title.trim() === '') reading.reportPage(noTitle)
    },
  }
}

function repeatedAttribute({ written }: Element): readonly [string, number] | undefined {
  if (written.length < 2) return undefined
  return written.find(
    ([name], position) => written.findIndex(other => other[0] === name) < position,
  )
}

function writtenTwice(name: string) {
  return {
    code: 'invalid-html',
    message: `the attribute "${name}" is written twice`,
    hint: 'Remove one of the two: browsers read only the first.',
  } as const
}

const noLanguage = {
  code: 'invalid-html',
  message: 'the page does not say its language',
  hint: 'Write <html lang="en">, with the language it is in: screen readers choose their voice by it.',
} as const

const noTitle = {
  code: 'invalid-html',
  message: 'the page has no title',
  hint: 'Write a <title> with words into its <head>.',
} as const
