import type { PostPage } from '../../generator/plan/pages.ts'
import type { OutlinePart } from '../../generator/plan/showing/rendered-text.ts'
import type { SiteFacts } from '../../generator/plan/showing/site-facts.ts'
import { html, type SafeHtml } from '../html.ts'
import { textsFor } from '../texts/texts-for.ts'
import { languageWithin } from './direction.ts'

const leastHeadings = 3
const leastMinutes = 5

/** The headings of a long post. Wide screens show them beside the text, others above it, folded up. */
export function contentsPart(
  site: SiteFacts,
  page: PostPage,
  outline: readonly OutlinePart[],
): SafeHtml | false {
  if (page.minutes < leastMinutes || headingsIn(outline) < leastHeadings) return false
  const { texts, language } = textsFor(site.language)
  const { contents } = texts.post
  return html`<nav class="contents" aria-label="${contents}"${languageWithin(language, page.language)}><details><summary>${contents}</summary>
<p class="contents-title" aria-hidden="true">${contents}</p>
<div${languageWithin(page.language, language)}>${partList(outline)}</div></details></nav>`
}

function headingsIn(outline: readonly OutlinePart[]): number {
  return outline.reduce((count, { parts }) => count + 1 + headingsIn(parts), 0)
}

function partList(parts: readonly OutlinePart[]): SafeHtml {
  return html`<ol>${parts.map(
    part =>
      html`<li><a href="#${encodeURIComponent(part.id)}">${part.title}</a>${part.parts.length > 0 && partList(part.parts)}</li>`,
  )}</ol>`
}
