import { alert } from '@mdit/plugin-alert'
import type MarkdownIt from 'markdown-it'
import { escapeHtml } from 'markdown-it/lib/common/utils.mjs'
import type { RenderRule } from 'markdown-it/lib/renderer.mjs'
import { type CalloutKind, calloutKinds } from './markdown-texts.ts'
import { surroundingsOf } from './surroundings.ts'

/** `> [!NOTE]` and the others, as on GitHub. */
export function addCallouts(markdown: MarkdownIt): void {
  const openRender: RenderRule = (tokens, position) =>
    `<div class="callout callout-${kindOf(tokens[position]?.markup)}" role="note">\n`
  const titleRender: RenderRule = (tokens, position, _, environment) => {
    const { callouts } = surroundingsOf(environment).texts
    return `<p class="callout-title"><strong>${escapeHtml(callouts[kindOf(tokens[position]?.markup)])}</strong></p>\n`
  }
  markdown.use(alert, { alertNames: [...calloutKinds], openRender, titleRender })
}

function kindOf(written: string | undefined): CalloutKind {
  return calloutKinds.find(kind => kind === written) ?? 'note'
}
