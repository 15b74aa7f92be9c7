/**
 * Use of the desk by keyboard. Everything is possible without it. Served to the desk's pages as it is. Keys of one
 * letter can be switched off, because they disturb people who speak to their computer:
 * https://www.w3.org/WAI/WCAG22/quickref/#character-key-shortcuts
 */
const letters = [...document.querySelectorAll('.letter')].filter(
  found => found instanceof HTMLElement,
)
const dialog = document.querySelector('dialog.keys')
const isSwitchedOff = 'afterword-desk-keys-off'
/** Stores at which letter the next page continues after a decision by key. */
const place = 'afterword-desk-place'

if (dialog instanceof HTMLDialogElement) {
  prepareDialog(dialog)
  document.addEventListener('keydown', press)
  document.addEventListener('click', rememberPlace)
  goOn()
}
prepareChoosing()
showCurrentSection()

/** @param {KeyboardEvent} event */
function press(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
  if (event.key === '?') openHelp()
  else if (localStorage.getItem(isSwitchedOff) !== null) return
  else if (event.key === 'j') step(1)
  else if (event.key === 'k') step(-1)
  // Held a moment too long, a key would decide about the next letter as well, on the next page.
  else if (event.repeat || !use(event.key)) return
  event.preventDefault()
}

/** @param {EventTarget | null} target */
function isTyping(target) {
  return (
    target instanceof Element &&
    target.closest('input:not([type="checkbox"]), textarea, select, dialog') !== null
  )
}

function openHelp() {
  if (dialog instanceof HTMLDialogElement) dialog.showModal()
}

/** The index of the letter that has the focus or contains the focused element; -1 if there is none. */
function current() {
  return letters.findIndex(letter => letter.contains(document.activeElement))
}

/** @param {1 | -1} by */
function step(by) {
  const from = current()
  const next = from === -1 ? 0 : Math.min(Math.max(from + by, 0), letters.length - 1)
  focus(letters[next])
}

/** @param {HTMLElement | undefined} letter */
function focus(letter) {
  letter?.focus({ preventScroll: true })
  letter?.scrollIntoView({ block: 'nearest' })
}

/**
 * Presses the button or link for this key in the current letter or, if there is none, on the page. Returns whether it
 * did.
 *
 * @param {string} key
 */
function use(key) {
  if (!/^[a-z]$/.test(key)) return false
  const around = letters.length === 0 ? document : document.querySelector('.notice')
  const named = `[data-key="${key}"]`
  const found = letters[current()]?.querySelector(named) ?? around?.querySelector(named)
  if (!(found instanceof HTMLElement)) return false
  found.click()
  return true
}

/**
 * A click without clicks comes from a key, of one letter or Enter on the button. Whoever points looks at the page from
 * its top.
 *
 * @param {MouseEvent} event
 */
function rememberPlace({ detail, target }) {
  const decides = 'button[data-key], .bulk button'
  if (detail > 0 || !(target instanceof Element) || !target.closest(decides)) return
  // Undo, and the buttons for all that are ticked, are outside all letters.
  sessionStorage.setItem(place, String(Math.max(current(), 0)))
}

function goOn() {
  const at = sessionStorage.getItem(place)
  sessionStorage.removeItem(place)
  if (at === null) return
  focus(letters[Math.min(Number(at), letters.length - 1)])
}

/** @param {HTMLDialogElement} help */
function prepareDialog(help) {
  const button = document.querySelector('button.keys')
  if (button instanceof HTMLElement) {
    button.hidden = false
    button.addEventListener('click', openHelp)
  }
  const box = help.querySelector('input[type="checkbox"]')
  if (!(box instanceof HTMLInputElement)) return
  box.checked = localStorage.getItem(isSwitchedOff) === null
  box.addEventListener('change', () => {
    if (box.checked) localStorage.removeItem(isSwitchedOff)
    else localStorage.setItem(isSwitchedOff, '1')
  })
}

/** Shows a box that ticks all others. Without a script, each must be ticked by itself. */
function prepareChoosing() {
  const all = document.querySelector('.choose-all')
  const box = all?.querySelector('input')
  if (!(all instanceof HTMLElement) || !box) return
  all.hidden = false
  document.addEventListener('change', showTicked)
  box.addEventListener('change', () => {
    for (const letter of letters) {
      const own = letter.querySelector('.choose input')
      if (own instanceof HTMLInputElement) own.checked = box.checked
    }
  })
}

/**
 * The bar that appears with the first tick may lie over the ticked box.
 *
 * @param {Event} event
 */
function showTicked({ target }) {
  if (target instanceof Element && target.closest('.choose'))
    target.scrollIntoView({ block: 'nearest' })
}

/**
 * The bar may be wider than a phone, so it is scrolled to the link to the current section. `scrollIntoView` would also let
 * the first Tab begin behind that link.
 */
function showCurrentSection() {
  const bar = document.querySelector('.bar nav')
  const link = bar?.querySelector('[aria-current]')?.getBoundingClientRect()
  if (!bar || !link) return
  const { left, width } = bar.getBoundingClientRect()
  bar.scrollLeft += link.left + link.width / 2 - left - width / 2
}

export {}
