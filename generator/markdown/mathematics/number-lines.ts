import type StateInline from 'markdown-it/lib/rules_inline/state_inline.mjs'
import type Token from 'markdown-it/lib/token.mjs'

/**
 * Returns a function that counts the line ends before a place in a paragraph. Places must be asked for in their order.
 */
export function createBreakCounter(): (state: StateInline) => number {
  const counted = new WeakMap<StateInline, { readonly to: number; readonly breaks: number }>()
  return state => {
    const { to, breaks } = counted.get(state) ?? { to: 0, breaks: 0 }
    const more = state.src.slice(to, state.pos).split('\n').length - 1
    counted.set(state, { to: state.pos, breaks: breaks + more })
    return breaks + more
  }
}

/** Gives every formula in a paragraph the line of the text that it starts on. Lines count from 0. */
export function numberLines(tokens: readonly Token[]): void {
  let line = 0
  const notes = new Map<unknown, number>()
  for (const { type, map, meta, children } of tokens) {
    line = map?.[0] ?? line
    // An inline note is rendered at the end of the text and has no line of its own.
    if (type === 'footnote_open') line = notes.get(meta.id) ?? line
    for (const child of children ?? []) {
      if (child.type === 'formula') child.meta = { line: line + Number(child.meta?.breaks ?? 0) }
      if (child.type === 'footnote_ref') notes.set(child.meta.id, line)
    }
  }
}
