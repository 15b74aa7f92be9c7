import { Parser } from 'htmlparser2'

type Value = string | Item
/** A part of a page as parsers of microformats read it: https://microformats.org/wiki/microformats2-parsing. */
export type Item = {
  readonly type: string
  readonly properties: Readonly<Record<string, readonly Value[]>>
  readonly children: readonly Item[]
}

type Growing = {
  type: string
  properties: Record<string, Value[]>
  children: Growing[]
  /** The links directly inside it. If there is only one, its address may be implied. */
  links: string[]
  text: string
}

type Open = {
  readonly name: string
  readonly item: Growing | null
  readonly properties: readonly string[]
  readonly attributes: Readonly<Record<string, string>>
  text: string
}

/** The part of the format that our templates use: no value classes, no old formats. */
export function itemsIn(markup: string): Item[] {
  const roots: Growing[] = []
  const open: Open[] = []
  let templates = 0
  const within = (upTo: number) =>
    open.slice(0, upTo).findLast(element => element.item !== null)?.item ?? null
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (name === 'template') templates += 1
      const classes = templates > 0 ? [] : (attributes['class'] ?? '').split(/\s+/)
      const type = classes.find(one => /^h-[a-z]+$/.test(one))
      const properties = classes.filter(one => /^(?:p|u|dt|e)-[a-z-]+$/.test(one))
      const item =
        type === undefined ? null : { type, properties: {}, children: [], links: [], text: '' }
      const parent = open.at(-1)?.item
      if (name === 'a' && parent != null && templates === 0)
        parent.links.push(attributes['href'] ?? '')
      open.push({ name, item, properties, attributes, text: '' })
    },
    ontext: text => {
      if (templates === 0) for (const element of open) element.text += text
    },
    onclosetag: name => {
      const element = open.pop()
      if (name === 'template') templates -= 1
      if (element === undefined) return
      const parent = within(open.length)
      if (element.item !== null) finish(element, element.item)
      for (const property of element.properties) {
        if (parent === null) continue
        const [, kind = '', key = ''] = /^([a-z]+)-(.+)$/.exec(property) ?? []
        const values = parent.properties[key] ?? []
        parent.properties[key] = [...values, element.item ?? wordsOf(element, kind)]
      }
      if (element.item === null) return
      if (parent === null) roots.push(element.item)
      else if (element.properties.length === 0) parent.children.push(element.item)
    },
  })
  parser.end(markup)
  return roots
}

function finish({ text }: Open, item: Growing): void {
  const explicit = Object.keys(item.properties)
  if (explicit.length === 0) item.properties['name'] = [text.trim()]
  const [link] = item.links
  if (!explicit.includes('url') && item.links.length === 1 && link !== undefined)
    item.properties['url'] = [link]
}

function wordsOf({ name, attributes, text }: Open, kind: string): string {
  const fromAttribute =
    (kind === 'u' && name === 'a' && attributes['href']) ||
    (kind === 'dt' && name === 'time' && attributes['datetime']) ||
    (name === 'data' && attributes['value'])
  return fromAttribute || text.trim()
}
