import { fillWithRenderedHtml } from '../reading/rendered-html.ts'
import * as texts from '../texts/en/aids.ts'
import { rememberReader } from './remember.ts'
import { holdingStill } from './reply-in-place.ts'

/**
 * What only works with scripts, loaded by those who write. Each part is placed after the element that its `data-after`
 * names.
 */
export function placeAids(form: HTMLFormElement): void {
  const aids = document.createElement('template')
  const hasTools = form.dataset['toolbar'] !== 'false'
  fillWithRenderedHtml(aids, hasTools ? reminders + tools() : reminders)
  // They arrive a moment after the form came into use: its fields must stay where they are on the screen.
  holdingStill(form, () => {
    for (const aid of aids.content.querySelectorAll<HTMLElement>('[data-after]'))
      form.closest('.reply-card')?.querySelector(String(aid.dataset['after']))?.after(aid)
  })
  rememberReader(form)
  const toolbar = form.querySelector('[role=toolbar]')
  for (const sign of ['focusin', 'pointerover'])
    toolbar?.addEventListener(sign, () => void openToolbar(toolbar), { once: true })
}

const reminders = `<small class="quote-hint" data-after="#cancel-reply">${texts.quoteHint}</small>
<p class="tick" data-after=".trap"><input id="reply-remember" type="checkbox"> <label for="reply-remember">${texts.remember}</label></p>`

function tools(): string {
  const signs = [
    ['strong', 'B', texts.strong, `<b>${texts.letter}</b>`],
    ['emphasis', 'I', texts.emphasis, `<i>${texts.letter}</i>`],
    ['link', 'K', texts.link, `<u>${texts.letter}</u>`],
    ['quote', 'Shift+9', texts.quotation, '“'],
    ['code', 'E', texts.code, '&lt;/&gt;'],
  ]
  return `<span class="tools" role="toolbar" aria-label="${texts.formatting}" data-after="textarea">${signs.map(markButton).join('')}</span>
<button type="button" class="retry" aria-expanded="false" aria-controls="reply-preview" data-after="[type=submit]">${texts.preview}</button>
<section class="preview" id="reply-preview" aria-live="polite" aria-label="${texts.preview}" data-after=".field-body" data-away="${texts.previewAway}" hidden></section>`
}

/** With the shortcuts of most editors, the second for Apple's keyboards. Tab stops at the first button only. */
function markButton([mark, keys, name, sign]: readonly string[], index: number): string {
  return `<button type="button" data-mark="${mark}" aria-label="${name}" aria-keyshortcuts="Control+${keys} Meta+${keys}" tabindex="${index && -1}">${sign}</button>`
}

function openToolbar(toolbar: Element): Promise<void> {
  return import('./steer.ts').then(
    ({ steerWithArrows }) => steerWithArrows(toolbar),
    () => undefined,
  )
}
