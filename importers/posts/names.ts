import { longestSlug, slugOf } from '../../generator/content/slugs.ts'

/** Gives one spelling to names that share an address: "Rome" and "rome" have one page. */
export class Names {
  readonly #spellings = new Map<string, string>()

  /** Returns the first spelling that was given; `null` if the name can have no address. */
  spell(name: string): string | null {
    const plain = name
      .replace(/[\p{Cc}\p{Noncharacter_Code_Point}\p{Z}\s]+/gu, ' ')
      .trim()
      .toWellFormed()
    const slug = slugOf(plain)
    if (slug === '' || Buffer.byteLength(slug) > longestSlug || plain.length > 100) return null
    return this.#spellings.getOrInsert(slug, plain)
  }
}
