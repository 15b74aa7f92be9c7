import { readGiven } from './search-given.ts'
import { type Found, openIndex } from './search-index.ts'
import { createResult, type Result } from './search-results.ts'

/**
 * Shows results while a reader types. Only the search page loads this, and it requests nothing of the index before
 * somebody searches.
 */
const given = readGiven()
const index = openIndex(given)
const field = find('#search-words', HTMLInputElement)
const status = find('.search-status', HTMLElement)
const otherWays = find('#other-ways', HTMLElement)
const list = find('.search-results', HTMLElement)
const more = find('.search-more', HTMLButtonElement)

/** A pause in typing, in milliseconds. */
const pause = 150
/** Each passage requires a whole page, so only results that stay for a while get one. */
const longPause = 400
const resultsAtOnce = 10

let waiting: ReturnType<typeof setTimeout> | undefined
/** Aborted by the next search, because its answers would come too late. */
let current = new AbortController()
let sought = ''

// The Enter key, or the search key of a phone.
field.addEventListener('change', () => void search(field.value))
field.addEventListener('input', event => {
  clearTimeout(waiting)
  // What an input method is still composing is no word yet.
  if (event instanceof InputEvent && event.isComposing) return
  waiting = setTimeout(() => void search(field.value), pause)
})
field.addEventListener('compositionend', () => void search(field.value))

field.value = new URLSearchParams(location.search).get('q') ?? ''
if (field.value === '') field.focus()
void search(field.value)

async function search(typed: string): Promise<void> {
  const query = typed.trim()
  clearTimeout(waiting)
  if (query === sought) return
  sought = query
  current.abort()
  current = new AbortController()
  const { signal } = current
  // The address of a result page can be sent to somebody.
  history.replaceState(
    null,
    '',
    query === '' ? location.pathname : `?q=${encodeURIComponent(query)}`,
  )
  // WebKit resets a field without autocomplete when the reader comes back to a page that it kept.
  field.defaultValue = query
  list.setAttribute('aria-busy', 'true')
  try {
    const found = await index.find(query)
    if (!signal.aborted) await show(query, found, signal)
  } catch (error) {
    if (!signal.aborted) tellOfFailure(error)
  }
}

async function show(query: string, found: Found, signal: AbortSignal): Promise<void> {
  const first = await resultsOf(found, 0)
  if (signal.aborted) return
  list.replaceChildren(...first.map(({ element }) => element))
  list.removeAttribute('aria-busy')
  status.textContent = query === '' ? '' : tellCount(query, found.posts.length)
  otherWays.hidden = query === '' || first.length > 0
  let shown = first.length
  let isLoading = false
  more.hidden = shown === found.posts.length
  more.onclick = async () => {
    // Pressed twice, it would show the same results twice, and leave out as many.
    if (isLoading) return
    isLoading = true
    const next = await resultsOf(found, shown).catch(tellOfFailure)
    isLoading = false
    if (next === undefined || signal.aborted) return
    shown += next.length
    more.hidden = shown === found.posts.length
    list.append(...next.map(({ element }) => element))
    next[0]?.link.focus()
    explain(next, signal)
  }
  setTimeout(() => explain(first, signal), longPause)
}

async function resultsOf({ posts, sought }: Found, from: number): Promise<Result[]> {
  const cards = await Promise.all(posts.slice(from, from + resultsAtOnce).map(index.card))
  return cards.flatMap(card => (card === undefined ? [] : [createResult(card, sought)]))
}

function explain(results: readonly Result[], signal: AbortSignal): void {
  if (signal.aborted) return
  // A result without its passage is still a result.
  for (const result of results) result.explain(signal).catch(() => {})
}

function tellCount(query: string, count: number): string {
  const { results, noResults } = given.texts
  if (count === 0) return noResults.replace('#', () => query)
  const form =
    results[new Intl.PluralRules(given.language).select(count)] ?? results['other'] ?? '#'
  return form.replace('#', () => new Intl.NumberFormat(given.language).format(count))
}

/** A site that was published again has its index at another address, so the page has to be reloaded. */
function tellOfFailure(error: unknown): void {
  console.warn(error)
  sought = ''
  const again = document.createElement('button')
  again.type = 'button'
  again.className = 'retry'
  again.textContent = given.texts.again
  again.addEventListener('click', () => location.reload())
  list.replaceChildren()
  list.removeAttribute('aria-busy')
  more.hidden = true
  otherWays.hidden = true
  status.replaceChildren(given.texts.failed, ' ', again)
}

function find<Kind extends HTMLElement>(selector: string, kind: new () => Kind): Kind {
  const element = document.querySelector(selector)
  if (element instanceof kind) return element
  throw new Error(`the page has no ${selector}`)
}
