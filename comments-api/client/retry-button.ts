import * as texts from './texts/en/reading.ts'

export function retryButton(retry: () => void): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'retry'
  button.append(texts.tryAgain)
  button.addEventListener('click', retry)
  return button
}
