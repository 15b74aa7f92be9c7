import { SaxesParser } from 'saxes'

type Element = {
  readonly name: string
  /** The parent's name and its own: "entry/title". */
  readonly path: string
  readonly attributes: Readonly<Record<string, string>>
  text: string
}

/** Reads strictly, including prefixes: throws for XML that is not well-formed. */
export function readXml(xml: string): Element[] {
  const found: Element[] = []
  const open: Element[] = []
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', error => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const values = Object.entries(attributes)
      .filter(([key]) => !/^xmlns/.test(key))
      .map(([key, { value }]) => [key, value] as const)
    const path = `${open.at(-1)?.name ?? ''}/${name}`
    const element = { name, path, attributes: Object.fromEntries(values), text: '' }
    found.push(element)
    open.push(element)
  })
  parser.on('text', text => {
    const element = open.at(-1)
    if (element !== undefined) element.text += text
  })
  parser.on('closetag', () => {
    open.pop()
  })
  parser.write(xml).close()
  return found
}

export function textsOf(elements: readonly Element[], path: string): string[] {
  return elements.filter(element => element.path === path).map(({ text }) => text)
}

export function attributesOf(elements: readonly Element[], path: string): object[] {
  return elements.filter(element => element.path === path).map(({ attributes }) => attributes)
}
