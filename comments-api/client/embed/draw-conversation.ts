import { aimForm } from '../aim-form.ts'
import { fillWithRenderedHtml } from '../reading/rendered-html.ts'
import { addressThread } from './address-thread.ts'
import { followFragments } from './follow-fragments.ts'
import { openUnbaked } from './open-unbaked.ts'
import { nameParts } from './parts.ts'
import { readSetting } from './setting.ts'

/**
 * Made together with the bundle, from the site's own templates in one language: see generator/assets/bundle-embed.ts.
 */
declare const skeleton: string
declare const styles: string

/**
 * Draws the conversation as the site's own page would, in a shadow root; from then on everything works as it does
 * there.
 */
export function draw(element: HTMLElement): void {
  // It may have been drawn or removed while this loaded.
  const setting = element.isConnected && !element.shadowRoot && readSetting(element)
  if (!setting) return
  const drawn = document.createElement('div')
  fillWithRenderedHtml(drawn, skeleton)
  const section = drawn.querySelector<HTMLElement>('#conversation')
  if (section === null) return
  addressThread(section, setting)
  const shadow = element.attachShadow({ mode: 'open' })
  shadow.adoptedStyleSheets = [makeSheet()]
  import('./fit-in.ts').then(
    ({ fitIn }) => fitIn(shadow),
    () => undefined,
  )
  nameParts(shadow)
  // With the element around it: see embed.css.
  shadow.append(drawn)
  section.addEventListener('click', event => aimForm(section, event, { preventScroll: true }))
  followFragments(shadow)
  openUnbaked(section)
}

/**
 * A constructed style sheet, since a policy may forbid inline styles:
 * https://www.w3.org/TR/cssom-1/#dom-cssstylesheet-cssstylesheet
 */
function makeSheet(): CSSStyleSheet {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(styles)
  return sheet
}
