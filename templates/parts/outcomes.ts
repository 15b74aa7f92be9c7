import type { outcomes } from '../../comments-api/contract/submission.ts'
import { html, type SafeHtml } from '../html.ts'

type OutcomeId = (typeof outcomes)[keyof typeof outcomes]

/** What a form sent without scripts lands on: each is shown only while it is the target of the address. */
export function outcomeNotices(reader: string): SafeHtml {
  const notices: Record<OutcomeId, SafeHtml> = {
    'response-published': html`Thank you. Your response is in the list below; it can take a few minutes until everybody sees it.`,
    'response-held': html`Thank you. Your response is held until <bdi>${reader}</bdi> has read it.`,
    'response-duplicate': html`These words had arrived already. They are kept once; nothing more is needed.`,
  }
  return html`${Object.entries(notices).map(
    ([id, text]) => html`<p class="outcome" id="${id}" tabindex="-1">${text}</p>\n`,
  )}`
}
