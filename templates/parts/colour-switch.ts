import { html, type SafeHtml } from '../html.ts'
import type { Texts } from '../texts/texts.ts'

/** For templates/scripts/colours.ts; nobody sees it before that has run. */
export function colourSwitch({ colours }: Texts['frame']): SafeHtml {
  const choices = ['automatic', 'light', 'dark'] as const
  return html`<fieldset class="switch colours"><legend>${colours.label}</legend>
${choices.map(
  choice =>
    html`<label><input type="radio" name="colours" value="${choice}">${colours[choice]}</label>\n`,
)}</fieldset>`
}
