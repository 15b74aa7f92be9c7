/**
 * Adds a button to every block of code that copies it. Only a page with code loads this script, and there is a button
 * only if the browser can copy: https://developer.mozilla.org/docs/Web/API/Clipboard
 */
if ('clipboard' in navigator) {
  for (const block of document.querySelectorAll<HTMLElement>('.code[data-copy]')) {
    addButton(block)
  }
}

/** How long the answer stays, in milliseconds. */
const shown = 2_000

function addButton(block: HTMLElement): void {
  const code = block.querySelector('code')
  if (code === null) return
  const { copy = '', copied = '', copyByHand = '' } = block.dataset
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'copy-code'
  button.textContent = copy
  // Present before it says anything, because a screen reader would miss the first answer otherwise.
  const answer = document.createElement('span')
  answer.className = 'copy-answer'
  answer.setAttribute('role', 'status')
  button.addEventListener('click', async () => {
    const isCopied = await copyText(code)
    answer.textContent = isCopied ? copied : copyByHand
    if (isCopied) setTimeout(() => answer.replaceChildren(), shown)
  })
  block.append(button, answer)
}

async function copyText(code: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(code.textContent ?? '')
    return true
  } catch {
    getSelection()?.selectAllChildren(code)
    return false
  }
}
