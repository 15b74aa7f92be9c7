import { cleanLine } from './compose-text.ts'
import type { ConvertedPost } from './convert-post.ts'

/** A note without a title is named after its first words. */
export function titleOf({ title, body, slug }: ConvertedPost): string {
  const words = body.replace(/[^\p{L}\p{N}\p{M}\p{P}\s]|[*_#>[\]()\\]/gu, ' ')
  const names = [cleanLine(title, 300), cleanLine(words, 60), cleanLine(slug ?? '', 300)]
  return names.find(isVisible) ?? 'Untitled'
}

/** The empty cell of Braille counts as a letter, but is as invisible as the others. */
function isVisible(text: string): boolean {
  return /[^\s\p{Z}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u.test(text)
}
