import type { XmlElement } from '../../xml/read-xml.ts'

/** Disqus' own number, whatever prefix the file uses for such attributes; `null` if there is none. */
export function idOf({ attributes }: XmlElement): string | null {
  const found = Object.entries(attributes).find(([name]) => /^(?:[^:]+:)?id$/.test(name))
  return found?.[1].trim() || null
}
