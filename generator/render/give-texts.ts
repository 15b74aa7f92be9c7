import type MarkdownIt from 'markdown-it'
import { textsFor } from '../../templates/texts/texts-for.ts'
import type { Surroundings } from '../markdown/surroundings.ts'
import type { SiteFacts } from '../plan/showing/site-facts.ts'

type Values = { readonly language?: string }

/** The words that Markdown adds to the owner's templates, such as "Note", are in the site's language, as in posts. */
export function giveTexts({ language: ofSite, highlightsCode }: SiteFacts) {
  return (markdown: MarkdownIt): void => {
    const render = markdown.render.bind(markdown)
    markdown.render = (text, values: Values = {}) => {
      const { language = ofSite } = values
      const { texts } = textsFor(language)
      const surroundings: Surroundings = {
        resolve: () => null,
        language,
        texts: texts.markdown,
        highlightsCode,
      }
      return render(text, { ...values, surroundings })
    }
  }
}
