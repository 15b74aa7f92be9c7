import type { outcomes } from '../../comments-api/contract/submission.ts'
import type { SiteFacts } from '../../generator/plan/showing/site-facts.ts'
import { html, type SafeHtml } from '../html.ts'
import { textsFor } from '../texts/texts-for.ts'

type OutcomeId = (typeof outcomes)[keyof typeof outcomes]

/** What a form sent without scripts lands on: each is shown only while it is the target of the address. */
export function outcomeNotices(site: SiteFacts, reader: string): SafeHtml {
  const { conversation } = textsFor(site.language).texts
  const notices: Record<OutcomeId, SafeHtml> = {
    'response-published': html`${conversation.published}`,
    'response-held': conversation.held(html`<bdi>${reader}</bdi>`),
    'response-duplicate': html`${conversation.duplicate}`,
  }
  return html`${Object.entries(notices).map(
    ([id, text]) => html`<p class="outcome" id="${id}" tabindex="-1">${text}</p>\n`,
  )}`
}
