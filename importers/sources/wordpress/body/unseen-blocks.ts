import { z } from 'zod'
import { type Mark, marksIn } from './marks.ts'

/**
 * Leaves out blocks with all that is in them: those that an author hid from readers, and those that hold a pattern
 * after which WordPress shows other posts, comments or pages.
 */
export function withoutUnseenBlocks(text: string, note: (message: string) => void): string {
  let seen = ''
  let end = 0
  let depth = 0
  for (const block of marksIn(text)) {
    if (depth > 0) {
      if (block.kind !== 'alone') depth += block.kind === 'opens' ? 1 : -1
      end = block.end
    } else if (block.kind !== 'closes' && isUnseen(block)) {
      note(
        isHidden(block)
          ? `hid a block "${block.name}" from readers; it was left out`
          : leftOut(block.name),
      )
      seen += text.slice(end, block.index)
      end = block.end
      depth = block.kind === 'opens' ? 1 : 0
    }
  }
  // A block that never ends goes on until the end of the text.
  return depth > 0 ? seen : seen + text.slice(end)
}

export function leftOut(name: string): string {
  return `had a block "${name}", whose content only WordPress can produce; it was left out`
}

const lists: ReadonlySet<string> = new Set(['query', 'terms-query', 'comments', 'navigation'])

function isUnseen(block: Mark): boolean {
  return lists.has(block.name) || isHidden(block)
}

/** Since WordPress 6.9: wp-includes/block-supports/block-visibility.php. */
function isHidden({ attributes }: Mark): boolean {
  return Hidden.safeParse(attributes).success
}

const Hidden = z.object({ metadata: z.object({ blockVisibility: z.literal(false) }) })
