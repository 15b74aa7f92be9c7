import type { PreviewState } from '../preview-state.ts'
import { createOverlay } from './overlay.ts'

/** Runs in the author's browser. Reloads the page if a new edition has changed it, and shows mistakes over it. */
let edition = new URL(import.meta.url).searchParams.get('edition')
const overlay = createOverlay()
const retryMilliseconds = 1_000
listen()

function listen(): void {
  const socket = new WebSocket(location.origin.replace(/^http/, 'ws'))
  socket.addEventListener('message', ({ data }: MessageEvent<string>) => {
    const told: PreviewState | { readonly edition?: undefined } = JSON.parse(data)
    // The dev server also sends messages of its own, which have no edition.
    if (told.edition === undefined) return
    if (edition === told.before && !isRenewed(told)) edition = told.edition
    if (edition === told.edition) overlay.show(told.fault)
    else location.reload()
  })
  socket.addEventListener('close', () => setTimeout(listen, retryMilliseconds))
}

function isRenewed({ renewed }: PreviewState): boolean {
  if (renewed.kind === 'all') return true
  return renewed.paths.includes(location.pathname) === (renewed.kind === 'only')
}
