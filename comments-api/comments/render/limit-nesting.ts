import type MarkdownIt from 'markdown-it'

/** Levels of the parser: two per list, one per quotation. The writer cuts at 20 elements as well. */
const deepest = 14

/** Beyond the depth everything is one paragraph. markdown-it's own limit (20) would drop the words. */
export function limitNesting(renderer: MarkdownIt): void {
  renderer.block.ruler.before('code', 'deep_paragraph', (state, start, end, silent) => {
    if (silent || state.level < deepest) return false
    state.push('paragraph_open', 'p', 1)
    const inline = state.push('inline', '', 0)
    inline.content = state.getLines(start, end, state.blkIndent, false).trim()
    inline.children = []
    state.push('paragraph_close', 'p', -1)
    state.line = end
    return true
  })
}
