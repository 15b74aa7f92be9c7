import type { Element } from 'hast'
import { hasLanguage } from './language.ts'
import { rawHtml } from './raw-html.ts'

export type Written = {
  readonly text: string
  readonly kind: string
  /** The tag of the group that it is in; empty for none. */
  readonly group: string
}

/** Blocks in another language than the text are put in a group that says so, because Markdown has no sign for it. */
export function groupOf(block: Element | undefined): string {
  if (block === undefined || !hasLanguage(block)) return ''
  const { lang, dir } = block.properties
  const group: Element = { ...block, tagName: 'div', properties: { lang, dir }, children: [] }
  return rawHtml(group).replace('</div>', '')
}

/** Two lists in a row would become one, so a comment separates them. */
export function joinBlocks(written: readonly Written[]): string {
  const parts: string[] = []
  let before = { kind: '', group: '' }
  for (const { text, kind, group } of written) {
    if (text === '') continue
    if (group !== before.group) {
      if (before.group !== '') parts.push('</div>')
      if (group !== '') parts.push(group)
    } else if (kind === before.kind && /^[uo]l$/.test(kind)) parts.push('<!-- -->')
    parts.push(text)
    before = { kind, group }
  }
  if (before.group !== '') parts.push('</div>')
  return parts.join('\n\n')
}
