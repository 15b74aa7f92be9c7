import type StateCore from 'markdown-it/lib/rules_core/state_core.mjs'
import type StateInline from 'markdown-it/lib/rules_inline/state_inline.mjs'
import type Token from 'markdown-it/lib/token.mjs'

type Note = { readonly label: string | undefined; readonly content: Token[]; references: number }

/** An inline note: its words travel with the reference, together with any notes inside it. */
export function noteInLine(state: StateInline, silent: boolean): boolean {
  if (!state.src.startsWith('^[', state.pos)) return false
  const end = state.md.helpers.parseLinkLabel(state, state.pos + 1)
  if (end < 0) return false
  if (!silent) {
    const content = state.src.slice(state.pos + 2, end)
    const tokens: Token[] = []
    state.md.inline.parse(content, state.md, state.env, tokens)
    state.push('footnote_ref', '', 0).meta = { content, tokens }
  }
  state.pos = end + 1
  return true
}

/**
 * Appends the notes that a reader can reach to the text, in that order, and numbers all references. The plug-in counts
 * references as it parses them, including those in notes that are not shown and in the alternative texts of images.
 */
export function gatherNotes(state: StateCore): void {
  const { text, notes, again } = partNotes(state.tokens)
  if (again.length > 0) state.env.footnotes.again = again
  if (state.inlineMode) writeOut(text)
  const shown = numberReferences(text, notes, state)
  const opened = new state.Token('footnote_block_open', '', 1)
  const closed = new state.Token('footnote_block_close', '', -1)
  const block = [opened, ...shown.flatMap(tokensOf(state)), closed]
  state.tokens = shown.length === 0 ? text : [...text, ...block]
}

/** A note may be defined within another. If two have the same label, the first counts, as with link definitions. */
function partNotes(tokens: readonly Token[]) {
  const text: Token[] = []
  const again: string[] = []
  const notes = new Map<string, Token[]>()
  const opened = [text]
  for (const token of tokens) {
    if (token.type === 'footnote_reference_open') {
      const note: Token[] = []
      if (notes.has(token.meta.label)) again.push(token.meta.label)
      else notes.set(token.meta.label, note)
      opened.push(note)
    } else if (token.type === 'footnote_reference_close') opened.pop()
    else opened.at(-1)?.push(token)
  }
  return { text, notes, again }
}

/** An image's caption cannot hold notes: what looks like one stays text. */
function writeOut(tokens: readonly Token[]): void {
  for (const child of referencesIn(tokens)) {
    child.content = `^[${child.meta.content}]`
    child.type = 'text'
  }
}

function numberReferences(
  text: readonly Token[],
  notes: ReadonlyMap<string, Token[]>,
  state: StateCore,
): Note[] {
  const shown: Note[] = []
  const places = new Map<unknown, number>()
  const number = (tokens: readonly Token[]) => {
    for (const reference of referencesIn(tokens)) {
      const { label } = reference.meta
      const id = places.get(label ?? reference) ?? shown.length
      places.set(label ?? reference, id)
      shown[id] ??= {
        label,
        content: notes.get(label) ?? paragraphOf(reference, state),
        references: 0,
      }
      reference.meta = { id, subId: shown[id].references++, label }
    }
  }
  number(text)
  // Notes that are referred to in these come after them.
  for (const note of shown) number(note.content)
  return shown
}

function* referencesIn(tokens: readonly Token[]): Generator<Token> {
  for (const { children } of tokens)
    for (const child of children ?? []) if (child.type === 'footnote_ref') yield child
}

function paragraphOf({ meta }: Token, state: StateCore): Token[] {
  const words = new state.Token('inline', '', 0)
  words.content = meta.content
  words.children = meta.tokens
  const [opened, closed] = [
    new state.Token('paragraph_open', 'p', 1),
    new state.Token('paragraph_close', 'p', -1),
  ]
  opened.block = true
  closed.block = true
  return [opened, words, closed]
}

/** The links back are in a note's last paragraph, if it ends with one. */
function tokensOf(state: StateCore) {
  return ({ label, content, references }: Note, id: number): Token[] => {
    const opened = new state.Token('footnote_open', '', 1)
    opened.meta = { id, label }
    const ways = Array.from({ length: references }, (_, subId) => {
      const way = new state.Token('footnote_anchor', '', 0)
      way.meta = { id, subId, label }
      return way
    })
    const end = content.at(-1)?.type === 'paragraph_close' ? content.length - 1 : content.length
    const closed = new state.Token('footnote_close', '', -1)
    return [opened, ...content.slice(0, end), ...ways, ...content.slice(end), closed]
  }
}
