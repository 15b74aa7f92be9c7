import { SaxesParser, type SaxesTagPlain } from 'saxes'

type Path = readonly string[]

/** `path` names the open elements, the innermost last. Anything thrown ends the reading. */
type Reader = {
  /** How many levels of elements there may be. */
  readonly deepest: number
  open?(tag: SaxesTagPlain, path: Path): void
  text?(text: string, path: Path): void
  cdata?(text: string, path: Path): void
  /** The element is still the last of the path. */
  close?(path: Path): void
}

/**
 * Reads a stranger's XML. Throws if it is malformed, nested too deeply, or has a document type, which can define
 * entities that grow or that are files of this machine. Only XML's own five entities are known.
 */
export function readStrictXml(xml: string, { deepest, open, text, cdata, close }: Reader): void {
  const path: string[] = []
  const parser = new SaxesParser()
  parser.on('doctype', () => refuse('a document type'))
  parser.on('error', error => refuse(error.message))
  parser.on('opentag', tag => {
    path.push(tag.name)
    if (path.length > deepest) refuse('too many levels')
    open?.(tag, path)
  })
  parser.on('text', words => text?.(words, path))
  parser.on('cdata', words => cdata?.(words, path))
  parser.on('closetag', () => {
    close?.(path)
    path.pop()
  })
  parser.write(xml).close()
}

function refuse(what: string): never {
  throw new Error(`XML that is not read: ${what}`)
}
