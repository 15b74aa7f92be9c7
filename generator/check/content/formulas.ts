import type { Index } from '../../content/read-content.ts'
import { textNotRendered } from '../../diagnostic.ts'
import { createMarkdown } from '../../markdown/create-markdown.ts'
import { wrongFormulasIn } from '../../markdown/mathematics/wrong-formulas.ts'
import type { Mistake } from './mistake.ts'
import { textsOf } from './texts.ts'

/** What rendering would find in formulas, for a build that stops before it: so all mistakes are told in one run. */
export function checkFormulas(index: Index): Mistake[] {
  const markdown = createMarkdown()
  return textsOf(index).flatMap(({ source, bodyLine }) => {
    const body = index.bodyOf(source)
    if (!body.includes('$')) return []
    return wrongFormulasIn(markdown, body).map(({ line, message }) => ({
      source,
      line: bodyLine + line,
      column: 1,
      ...textNotRendered,
      hint: message,
    }))
  })
}
