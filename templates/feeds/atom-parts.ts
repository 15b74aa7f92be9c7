import { html, type SafeHtml } from '../html.ts'
import { xmlText } from './xml-text.ts'

/** Shared by the Atom feeds of posts and of comments. */
export function personPart({ name, url }: { name: string; url: string | null }): SafeHtml {
  return html`<author><name>${xmlText(name)}</name>${url !== null && html`<uri>${xmlText(url)}</uri>`}</author>`
}

/** Only if it differs from the language of the feed. */
export function languagePart(language: string, ofFeed: string): SafeHtml | false {
  return language !== ofFeed && html` xml:lang="${xmlText(language)}"`
}
