import { dictionaries, textsFor } from '../../templates/texts/texts-for.ts'

/** The titles of the pages that list all posts and all tags. */
export function listHeadings(language: string): {
  readonly archive: string
  readonly tags: string
} {
  const { archive, tags } = textsFor(language).texts.lists
  return { archive, tags }
}

/** Whether pages get texts in this language. If not, these are in English. */
export function hasTextsIn(language: string): boolean {
  return dictionaries.has(language.toLowerCase().split('-', 1)[0] ?? '')
}
