import type { Conversation } from '../../generator/plan/showing/conversation.ts'
import type { SiteFacts } from '../../generator/plan/showing/site-facts.ts'
import { html, type SafeHtml } from '../html.ts'
import { textsFor } from '../texts/texts-for.ts'

/**
 * For the client; the style sheet shows it if scripts run and there is something to sort. The same is stated here,
 * because the browser may draw this line before it has read the first comment.
 */
export function orderSwitch(site: SiteFacts, { order, comments }: Conversation): SafeHtml {
  const { label, ...names } = textsFor(site.language).texts.conversation.order
  return html`<fieldset class="switch order${comments.length > 1 && ' is-needed'}"><legend class="visually-hidden">${label}</legend>
${(['newest', 'oldest'] as const).map(
  choice =>
    html`<label><input type="radio" name="order" value="${choice}"${choice === order && html` checked`}>${names[choice]}</label>\n`,
)}</fieldset>`
}
