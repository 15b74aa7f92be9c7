import { cleanLine } from './compose-text.ts'
import type { ConvertedPost } from './convert-post.ts'

/** An untitled note has its first words for a name. */
export function titleOf({ title, body, slug }: ConvertedPost): string {
  const words = body.replace(/[^\p{L}\p{N}\p{M}\p{P}\s]|[*_#>[\]()\\]/gu, ' ')
  return cleanLine(title, 300) || cleanLine(words, 60) || cleanLine(slug ?? '', 300) || 'Untitled'
}
