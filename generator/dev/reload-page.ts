import type { News } from './news.ts'
import { createOverlay } from './overlay.ts'

/** Runs in the author's browser: a new edition of the site reloads the page, a fault is laid over it. */
const edition = new URL(import.meta.url).searchParams.get('edition')
const overlay = createOverlay()
const patienceMilliseconds = 1_000
listen()

function listen(): void {
  const socket = new WebSocket(location.origin.replace(/^http/, 'ws'))
  socket.addEventListener('message', ({ data }: MessageEvent<string>) => {
    const told: Partial<News> = JSON.parse(data)
    // The dev server greets every page with words of its own.
    if (told.edition === undefined) return
    if (told.edition === edition) overlay.show(told.fault ?? null)
    else location.reload()
  })
  socket.addEventListener('close', () => setTimeout(listen, patienceMilliseconds))
}
