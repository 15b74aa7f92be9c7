import { isInvisible } from '../../generator/site/legible.ts'
import { cleanLine } from './compose-text.ts'
import type { ConvertedPost } from './convert-post.ts'

/** A note without a title is named after its first words. */
export function titleOf({ title, body, slug }: ConvertedPost): string {
  const words = body.replace(/[^\p{L}\p{N}\p{M}\p{P}\s]|[*_#>[\]()\\]/gu, ' ')
  const names = [cleanLine(title, 300), cleanLine(words, 60), cleanLine(slug ?? '', 300)]
  return names.find(name => !isInvisible(name)) ?? 'Untitled'
}
