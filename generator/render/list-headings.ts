import { textsFor } from '../../templates/texts/texts-for.ts'

/** The titles of the pages that list all posts and all tags. */
export function listHeadings(language: string): {
  readonly archive: string
  readonly tags: string
} {
  const { archive, tags } = textsFor(language).texts.lists
  return { archive, tags }
}
