/**
 * Switches between light, dark, and what the reader's system prefers. It is a classic script in the head, so that the
 * first paint has the chosen colours: a module would run after it. Nothing is stored before somebody chooses, or after
 * they choose "automatic" again.
 */
const schemes = ['light', 'dark']
const key = 'afterword:colours'
let chosen = 'automatic'

recall()
// A page that comes back from the browser's own cache has missed what was chosen meanwhile, and a browser that reloads
// a page ticks again what was ticked before.
for (const moment of ['DOMContentLoaded', 'pageshow', 'storage']) addEventListener(moment, recall)
addEventListener('change', ({ target }) => {
  if (target instanceof HTMLInputElement && target.name === 'colours') choose(target.value)
})

function recall(): void {
  try {
    chosen = localStorage.getItem(key) ?? 'automatic'
  } catch {
    // The browser stores nothing, so the choice only holds for this page.
  }
  show()
}

function choose(colours: string): void {
  chosen = colours
  show()
  try {
    if (schemes.includes(colours)) localStorage.setItem(key, colours)
    else localStorage.removeItem(key)
  } catch {
    // As above.
  }
}

function show(): void {
  document.documentElement.dataset['colours'] = chosen
  for (const input of document.querySelectorAll<HTMLInputElement>('[name=colours]'))
    input.checked = input.value === chosen
  const bars = document.querySelectorAll<HTMLMetaElement>('[name=theme-color]')
  for (const [number, bar] of bars.entries()) bar.media = mediaFor(schemes[number])
}

/** The media query under which the browser's own bars take this one of the two colours. */
function mediaFor(scheme: string | undefined): string {
  if (!schemes.includes(chosen)) return `(prefers-color-scheme:${scheme})`
  return chosen === scheme ? 'all' : 'not all'
}
