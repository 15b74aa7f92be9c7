import { html } from '../html.ts'
import { textsFor } from '../texts/texts-for.ts'
import { oncePerSite } from './once.ts'

/** For templates/scripts/colours.ts, without which it stays hidden. */
export const colourSwitch = oncePerSite(({ language }) => {
  const { colours } = textsFor(language).texts.frame
  const choices = ['automatic', 'light', 'dark'] as const
  return html`<fieldset class="switch colours"><legend>${colours.label}</legend>
${choices.map(
  choice =>
    html`<label><input type="radio" name="colours" value="${choice}">${colours[choice]}</label>\n`,
)}</fieldset>`
})
