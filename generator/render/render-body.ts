import { textsFor } from '../../templates/texts/texts-for.ts'
import { plainReference } from '../content/references.ts'
import { type Amendment, createMarkdown, renderText } from '../markdown/create-markdown.ts'
import { FormulaError } from '../markdown/mathematics/set-formula.ts'
import { wrongFormulasIn } from '../markdown/mathematics/wrong-formulas.ts'
import type { Surroundings } from '../markdown/surroundings.ts'
import type { Body } from '../plan/entries.ts'
import type { RenderedText } from '../plan/showing/rendered-text.ts'
import type { SiteFacts } from '../plan/showing/site-facts.ts'
import { TextError } from './failures.ts'
import { locate } from './locate.ts'

export type TextOptions = {
  readonly facts: Pick<SiteFacts, 'language' | 'highlightsCode'>
  bodyOf(source: string): string
  /** The line of the file on which its Markdown starts. */
  lineOf(source: string): number
}

/** Outside its own page, a text's ids start with `idPrefix`. */
export type Render = (body: Body, idPrefix: string | null) => RenderedText

export function createRender(
  { facts, bodyOf, lineOf }: TextOptions,
  amendments: readonly Amendment[],
): Render {
  const markdown = createMarkdown(amendments)
  const { highlightsCode } = facts
  const texts = textsFor(facts.language).texts.markdown
  const faultsOf = (error: unknown, text: string, surroundings: Surroundings) => {
    const wrong = error instanceof FormulaError ? wrongFormulasIn(markdown, text) : []
    // A plug-in may render formulas that the text itself does not have.
    if (wrong.length === 0)
      return [locate(error, amendments, followed => renderText(followed, text, surroundings))]
    return wrong.map(formula => ({ line: formula.line, cause: formula }))
  }
  return (body, idPrefix) => {
    const text = bodyOf(body.source)
    const surroundings = { ...surroundingsOf(body, idPrefix), texts, highlightsCode }
    try {
      return renderText(markdown, text, surroundings)
    } catch (error) {
      const faults = faultsOf(error, text, surroundings)
      const start = lineOf(body.source)
      throw new TextError(
        body.source,
        faults.map(({ line, cause }) => ({ line: start + line, cause })),
      )
    }
  }
}

function surroundingsOf(
  body: Body,
  idPrefix: string | null,
): Omit<Surroundings, 'texts' | 'highlightsCode'> {
  return {
    idPrefix,
    language: body.language,
    resolve: reference => {
      const plain = plainReference(reference)
      const known = Object.hasOwn(body.references, plain) ? body.references[plain] : undefined
      return known === undefined
        ? { url: reference, width: null, height: null }
        : { ...known, url: withQueryOf(reference, known.url) }
    },
  }
}

/** "?v=2" does not matter for which file it is, but for what a browser requests. */
function withQueryOf(reference: string, url: string): string {
  const [query = ''] = /\?[^#]*/.exec(reference) ?? []
  const [path = '', ...fragment] = url.split(/(?=#)/)
  return `${path}${query}${fragment.join('')}`
}
