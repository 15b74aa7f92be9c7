import type StateInline from 'markdown-it/lib/rules_inline/state_inline.mjs'
import type Token from 'markdown-it/lib/token.mjs'

/** Counts the ends of lines above a place in a paragraph; places of one paragraph are asked for in their order. */
export function createBreakCounter(): (state: StateInline) => number {
  const counted = new WeakMap<StateInline, { readonly to: number; readonly breaks: number }>()
  return state => {
    const { to, breaks } = counted.get(state) ?? { to: 0, breaks: 0 }
    const more = state.src.slice(to, state.pos).split('\n').length - 1
    counted.set(state, { to: state.pos, breaks: breaks + more })
    return breaks + more
  }
}

/** Tells every formula in a paragraph the line of the text that it begins on; lines start at 0. */
export function numberLines(tokens: readonly Token[]): void {
  let line = 0
  const notes = new Map<unknown, number>()
  for (const { type, map, meta, children } of tokens) {
    line = map?.[0] ?? line
    // A note that is written in the line stands at the end of the text, without a line of its own.
    if (type === 'footnote_open') line = notes.get(meta.id) ?? line
    for (const child of children ?? []) {
      if (child.type === 'formula') child.meta = { line: line + Number(child.meta?.breaks ?? 0) }
      if (child.type === 'footnote_ref' && !child.meta.label) notes.set(child.meta.id, line)
    }
  }
}
