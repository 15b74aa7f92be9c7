/**
 * Light, dark, or as the reader's system has it. Stands in the head as a classic script, so that the
 * first paint has the colours that were chosen: a module would run after it. Nothing is kept before
 * somebody chooses, nor when they choose "automatic" again.
 */
const schemes = ['light', 'dark']
const key = 'afterword:colours'
let chosen = 'automatic'

recall()
// A page that comes back from the browser's own memory has missed what was chosen meanwhile; and a browser
// that loads a page anew ticks again what was ticked before.
for (const moment of ['DOMContentLoaded', 'pageshow', 'storage']) addEventListener(moment, recall)
addEventListener('change', ({ target }) => {
  if (target instanceof HTMLInputElement && target.name === 'colours') choose(target.value)
})

function recall(): void {
  try {
    chosen = localStorage.getItem(key) ?? 'automatic'
  } catch {
    // A browser that keeps nothing: the choice holds for this page.
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

/** When the browser's own bars take this colour of the two. */
function mediaFor(scheme: string | undefined): string {
  if (!schemes.includes(chosen)) return `(prefers-color-scheme:${scheme})`
  return chosen === scheme ? 'all' : 'not all'
}
