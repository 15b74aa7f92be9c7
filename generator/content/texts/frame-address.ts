/** What a site may show in a frame, and where its watch page is. */
export type Frame = {
  /** Where the player is, which a browser is sent to only by a click. */
  readonly url: string
  /** What `frame-src` must let through: "https://player.vimeo.com". */
  readonly origin: string
  /** As readers know it: "youtube.com". */
  readonly host: string
}

/** The player that belongs to a watch page of YouTube, Vimeo or PeerTube; `null` for any other address. */
export function frameOf(address: string): Frame | null {
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return null
  const page = new URL(address)
  const player = youTubePlayer(page) ?? vimeoPlayer(page) ?? peerTubePlayer(page)
  if (player === null) return null
  return {
    url: player.href,
    origin: player.origin,
    host: page.hostname.replace(/^(?:www|m)\./, ''),
  }
}

const youTube = /^(?:(?:www|m|music)\.)?youtube(?:-nocookie)?\.com$/

function youTubePlayer(page: URL): URL | null {
  const isShort = page.hostname === 'youtu.be'
  if (!isShort && !youTube.test(page.hostname)) return null
  const path = isShort ? /^\/([\w-]{6,20})$/ : /^\/(?:shorts|live|embed|v)\/([\w-]{6,20})(?:&.*)?$/
  const watched = /^\/watch\/?$/.test(page.pathname) ? page.searchParams.get('v') : null
  const id = watched ?? path.exec(page.pathname)?.[1] ?? ''
  if (!/^[\w-]{6,20}$/.test(id)) return null
  // This host sets no cookies before the film runs.
  const player = new URL(`https://www.youtube-nocookie.com/embed/${id}?autoplay=1`)
  const start = secondsOf(page.searchParams.get('t') ?? page.searchParams.get('start') ?? '')
  if (start > 0) player.searchParams.set('start', String(start))
  return player
}

/** "90", "90s", "1h2m3s". */
function secondsOf(written: string): number {
  const parts = /^(?:(\d{1,3})h)?(?:(\d{1,4})m)?(?:(\d{1,6})s?)?$/.exec(written)
  const [hours = 0, minutes = 0, seconds = 0] = (parts ?? [])
    .slice(1)
    .map(part => Number(part ?? 0))
  return hours * 3600 + minutes * 60 + seconds
}

function vimeoPlayer(page: URL): URL | null {
  if (!/^(?:www\.|player\.)?vimeo\.com$/.test(page.hostname)) return null
  const [, id, key] =
    /^\/(?:video\/)?(\d{5,12})(?:\/([0-9a-f]{6,20}))?\/?$/.exec(page.pathname) ?? []
  if (id === undefined) return null
  const player = new URL(`https://player.vimeo.com/video/${id}?autoplay=1&dnt=1`)
  // A film that is not listed opens only with its key.
  if (key !== undefined) player.searchParams.set('h', key)
  return player
}

/** A PeerTube site can be anywhere; its watch pages all look alike. */
function peerTubePlayer(page: URL): URL | null {
  const [, id] =
    /^\/(?:w|videos\/watch)\/([1-9A-HJ-NP-Za-km-z]{22}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(
      page.pathname,
    ) ?? []
  if (id === undefined || page.protocol !== 'https:' || page.port !== '') return null
  return new URL(`https://${page.hostname}/videos/embed/${id}?autoplay=1`)
}

const image = /(?:!\[[^\]]{0,999}\]\(|^ {0,3}\[[^\]]{1,999}\]:)\s*<?(https?:\/\/[^\s)>]+)/gim

/** The origins whose players a text may ask for, found without parsing it: one in a code sample counts, too. */
export function frameOriginsIn(text: string): string[] {
  if (!text.includes('![') && !text.includes(']:')) return []
  const origins = [...text.matchAll(image)].map(([, url = '']) => frameOf(url)?.origin)
  return [...new Set(origins.filter(origin => origin !== undefined))].sort()
}
