import * as texts from './texts/en/reading.ts'

export function retryButton(retry: () => void): HTMLButtonElement {
  return pressable(texts.tryAgain, retry)
}

/** A button that reads like a link. */
export function pressable(text: string, press: () => void): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'retry'
  button.append(text)
  button.addEventListener('click', press)
  return button
}
