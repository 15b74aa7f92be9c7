import { fillWithRenderedHtml } from '../reading/rendered-html.ts'
import type { ThreadOnPage } from '../thread-on-page.ts'
import { requestTimeout } from '../timeout.ts'

type Previewed = { readonly html?: unknown }

/** Shows what the words will look like, until they change or the button is pressed again. */
export async function togglePreview(
  { action }: ThreadOnPage,
  form: HTMLFormElement,
  button: Element,
): Promise<void> {
  const region = form.querySelector<HTMLElement>('.preview')
  const body = form.querySelector('textarea')
  if (region === null || body === null) return
  const hide = () => {
    region.hidden = true
    button.setAttribute('aria-expanded', 'false')
  }
  if (!region.hidden) return hide()
  const { value } = body
  const rendered = await render(action, value)
  if (body.value !== value) return
  region.replaceChildren(rendered ?? region.dataset['away'] ?? '')
  // Kept on the element, so that the listener of an earlier preview works with the same words as this one's.
  region.dataset['shown'] = value
  region.hidden = false
  button.setAttribute('aria-expanded', 'true')
  const follow = () => {
    if (body.value !== region.dataset['shown']) hide()
  }
  form.addEventListener('input', follow)
  // When the form is sent, the words leave it without being typed.
  form.addEventListener('change', follow)
}

async function render(action: string, body: string): Promise<Element | null> {
  try {
    const response = await fetch(action.replace(/threads\/.*/, 'preview'), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ body }),
      signal: requestTimeout(),
      credentials: 'omit',
    })
    const { html }: Previewed = await response.json()
    // A refusal has none.
    if (typeof html !== 'string') return null
    const words = document.createElement('div')
    words.className = 'words'
    words.dir = 'auto'
    fillWithRenderedHtml(words, html)
    return words
  } catch {
    return null
  }
}
