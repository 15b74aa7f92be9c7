import type { XmlElement } from '../../xml/read-xml.ts'

/** Disqus' own number; whatever prefix the file gives to its internals. */
export function idOf({ attributes }: XmlElement): string | null {
  const found = Object.entries(attributes).find(([name]) => /^(?:[^:]+:)?id$/.test(name))
  return found?.[1].trim() || null
}
