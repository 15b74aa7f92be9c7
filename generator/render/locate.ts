import type { RenderRule } from 'markdown-it/lib/renderer.mjs'
import type Token from 'markdown-it/lib/token.mjs'
import { type Amendment, createMarkdown, type Markdown } from '../markdown/create-markdown.ts'

/** What a plug-in threw, and the line of the text where it happened; lines start at 0. */
class LineError extends Error {
  override readonly name = 'LineError'
  readonly line: number

  constructor(line: number, cause: unknown) {
    super('the text could not be rendered', { cause })
    this.line = line
  }
}

/** Renders a text that threw an error once more, line by line: only a text that fails pays for finding the place. */
export function locate(
  error: unknown,
  amendments: readonly Amendment[],
  render: (followed: Markdown) => unknown,
): LineError {
  const followed = createMarkdown(amendments)
  followLines(followed)
  try {
    render(followed)
  } catch (again) {
    if (again instanceof LineError) return again
  }
  return new LineError(0, error)
}

/** Makes whatever a plug-in throws, while it parses or renders, carry the line of the text. */
function followLines(markdown: Markdown): void {
  followBlocks(markdown)
  followInlines(markdown)
  followRenderer(markdown)
}

function at<Result>(lineOf: (error: unknown) => number, run: () => Result): Result {
  try {
    return run()
  } catch (error) {
    throw new LineError(lineOf(error), error instanceof LineError ? error.cause : error)
  }
}

/** A quotation or a list is a text within a text; the innermost knows best. */
function followBlocks({ block }: Markdown): void {
  const tokenize = block.tokenize.bind(block)
  block.tokenize = (state, first, last) =>
    at(
      error => (error instanceof LineError ? error.line : state.line),
      () => tokenize(state, first, last),
    )
}

/** Like markdown-it's own rule, which forgets where the text that it parses starts. */
function followInlines({ core, inline }: Markdown): void {
  const tokenize = inline.tokenize.bind(inline)
  inline.tokenize = state =>
    at(
      error => within(error) || breaksIn(state.src.slice(0, state.pos)),
      () => tokenize(state),
    )
  core.ruler.at('inline', state => {
    for (const token of state.tokens.filter(({ type }) => type === 'inline')) {
      at(
        error => lineOf(token) + within(error),
        () => inline.parse(token.content, state.md, state.env, token.children ?? []),
      )
    }
  })
}

/** Both are like markdown-it's own methods. A rule may render a text of its own, whose lines are not the file's. */
function followRenderer({ renderer }: Markdown): void {
  const ruleOf: RenderRule = (tokens, position, options, environment) => {
    const rule = renderer.rules[tokens[position]?.type ?? '']
    return rule === undefined
      ? renderer.renderToken(tokens, position, options)
      : rule(tokens, position, options, environment, renderer)
  }
  renderer.renderInline = (tokens, options, environment) => {
    let breaks = 0
    const render = (token: Token, position: number) => {
      if (token.type === 'softbreak' || token.type === 'hardbreak') breaks += 1
      return ruleOf(tokens, position, options, environment, renderer)
    }
    return at(
      () => breaks,
      () => tokens.map(render).join(''),
    )
  }
  renderer.render = (tokens, options, environment) => {
    let line = 0
    let isInline = false
    const render = (token: Token, position: number) => {
      line = token.map?.[0] ?? line
      isInline = token.type === 'inline'
      return isInline
        ? renderer.renderInline(token.children ?? [], options, environment)
        : ruleOf(tokens, position, options, environment, renderer)
    }
    return at(
      error => line + (isInline ? within(error) : 0),
      () => tokens.map(render).join(''),
    )
  }
}

function lineOf(token: Token): number {
  return token.map?.[0] ?? 0
}

function within(error: unknown): number {
  return error instanceof LineError ? error.line : 0
}

function breaksIn(text: string): number {
  return text.split('\n').length - 1
}
