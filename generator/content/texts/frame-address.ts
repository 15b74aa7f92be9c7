/** The player for a video on another site. */
export type Frame = {
  /** The address of the player. A browser requests it only after a click. */
  readonly url: string
  /** For `frame-src` in the Content-Security-Policy: "https://player.vimeo.com". */
  readonly origin: string
  /** The name that readers know: "youtube.com". */
  readonly host: string
}

/** Returns the player for a video page of YouTube, Vimeo or PeerTube, and `null` for any other address. */
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
  // This host sets no cookies before the video plays.
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
  // An unlisted video opens only with its key.
  if (key !== undefined) player.searchParams.set('h', key)
  return player
}

/** A PeerTube site can be on any host, but the addresses of its video pages all look alike. */
function peerTubePlayer(page: URL): URL | null {
  const [, id] =
    /^\/(?:w|videos\/watch)\/([1-9A-HJ-NP-Za-km-z]{22}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(
      page.pathname,
    ) ?? []
  if (id === undefined || page.protocol !== 'https:' || page.port !== '') return null
  return new URL(`https://${page.hostname}/videos/embed/${id}?autoplay=1`)
}

const image = /(?:!\[[^\]]{0,999}\]\(|^ {0,3}\[[^\]]{1,999}\]:)\s*<?(https?:\/\/[^\s)>]+)/gim

/** The origins of all players in a text. The text is not parsed, so an address in a code sample counts, too. */
export function frameOriginsIn(text: string): string[] {
  if (!text.includes('![') && !text.includes(']:')) return []
  const origins = [...text.matchAll(image)].map(([, url = '']) => frameOf(url)?.origin)
  return [...new Set(origins.filter(origin => origin !== undefined))].sort()
}
