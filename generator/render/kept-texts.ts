import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Post } from '../content/post.ts'
import type { PutAside } from '../markdown/create-markdown.ts'
import type { Body } from '../plan/entries.ts'
import type { RenderedText } from '../plan/showing/rendered-text.ts'
import type { Site } from '../site/site.ts'

/**
 * The texts that the second thread has read and will print: as Markdown or, once there was time to render them, as
 * HTML. Both as bytes, because V8's garbage collector would copy each string twice. Decision 137.
 */
export type KeptTexts = {
  /** Keeps a text without references: its HTML does not depend on the plan. Returns `false` for any other. */
  keep(post: Post, markdown: string): boolean
  /** Renders one text after the other, until `stop` is called. */
  renderAll(site: Site): Promise<void>
  stop(): void
  markdownOf(source: string): string
  takeRendered(body: Body): RenderedText | undefined
}

type Kept = { readonly language: string; readonly markdown: Buffer }

export function openKeptTexts(): KeptTexts {
  const kept = new Map<string, Kept>()
  const rendered = new Map<string, PutAside>()
  let isStopped = false
  const renderAll = async ({ language, syntaxHighlighting: highlightsCode }: Site) => {
    const { createRender } = await import('./render-body.ts')
    const { putAside } = await import('../markdown/create-markdown.ts')
    const facts = { language, highlightsCode }
    const render = createRender(
      { facts, bodyOf: source => textOf(kept, source), lineOf: () => 1 },
      [],
    )
    for (const [source, text] of kept) {
      // Between two texts, this thread hears what it is told.
      await nextTurn()
      if (isStopped) return
      const body = { source, hash: '', language: text.language, references: {} }
      const html = renderIfSound(() => render(body, null))
      if (html === null) continue
      rendered.set(source, putAside(html))
      kept.delete(source)
    }
  }
  return {
    keep: ({ source, language, references, fragments }, markdown) => {
      if (references.length + fragments.length > 0) return false
      kept.set(source, { language, markdown: Buffer.from(markdown) })
      return true
    },
    renderAll,
    stop: () => {
      isStopped = true
    },
    markdownOf: source => textOf(kept, source),
    takeRendered: ({ source }) => {
      const text = rendered.get(source)
      rendered.delete(source)
      return text?.()
    },
  }
}

function textOf(kept: ReadonlyMap<string, Kept>, source: string): string {
  const text = kept.get(source)
  // The page is then printed by the first thread, which reads the file.
  if (text === undefined) throw new Error(`the text of ${source} is not kept here`)
  return text.markdown.toString()
}

/** What cannot be rendered fails again when its page is printed, and is reported then. */
function renderIfSound(render: () => RenderedText): RenderedText | null {
  try {
    return render()
  } catch {
    return null
  }
}
