import type { News } from './reload.ts'

/** Runs in the author's browser: a new build reloads the page, a failed one lists its mistakes over it. */
const news = new EventSource('/_preview/news')
news.addEventListener('message', ({ data }: MessageEvent<string>) => {
  const told: News = JSON.parse(data)
  if (told.type === 'built') location.reload()
  else showMistakes(told.mistakes)
})

function showMistakes(mistakes: readonly string[]): void {
  document.querySelector('.preview-mistakes')?.remove()
  const box = document.createElement('section')
  box.className = 'preview-mistakes'
  box.setAttribute('role', 'alert')
  const heading = document.createElement('h2')
  heading.textContent = mistakes.length === 1 ? 'One mistake' : `${mistakes.length} mistakes`
  const text = document.createElement('pre')
  text.textContent = mistakes.join('\n')
  box.append(heading, text)
  document.body.append(box)
}
