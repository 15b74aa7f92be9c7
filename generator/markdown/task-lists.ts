import type MarkdownIt from 'markdown-it'
import type Token from 'markdown-it/lib/token.mjs'

const listOpenings = new Set(['bullet_list_open', 'ordered_list_open'])
const listClosings = new Set(['bullet_list_close', 'ordered_list_close'])
const box = /^\[([ xX])\](?=[ \t])/

/**
 * `- [x] done`. The box is inside the label with the words of its task and so needs no id, which could occur twice in a
 * feed.
 */
export function addTaskLists(markdown: MarkdownIt): void {
  markdown.core.ruler.after('inline', 'tasks', state => {
    const lists: Token[] = []
    state.tokens.forEach((token, position) => {
      if (listOpenings.has(token.type)) lists.push(token)
      if (listClosings.has(token.type)) lists.pop()
      const entry = state.tokens[position - 2]
      if (entry?.type !== 'list_item_open') return
      if (state.tokens[position - 1]?.type !== 'paragraph_open') return
      if (!tick(token, kind => new state.Token(kind, 'label', 0))) return
      entry.attrSet('class', 'task')
      lists.at(-1)?.attrSet('class', 'tasks')
    })
  })
  markdown.renderer.rules['task_open'] = (tokens, position) => {
    const checked = tokens[position]?.meta?.isDone === true ? ' checked' : ''
    return `<label><input type="checkbox" disabled${checked}>`
  }
  markdown.renderer.rules['task_close'] = () => '</label>'
}

/** Wraps the words in a label, with a box in place of the brackets; `false` if there are none. */
function tick({ children }: Token, tokenOf: (kind: string) => Token): boolean {
  const first = children?.[0]
  const found = first?.type === 'text' ? box.exec(first.content) : null
  if (!children || first === undefined || found === null) return false
  first.content = first.content.slice(found[0].length)
  const opening = tokenOf('task_open')
  opening.meta = { isDone: found[1] !== ' ' }
  children.unshift(opening)
  children.push(tokenOf('task_close'))
  return true
}
