/** What the element's attributes say; documented in docs/reference/embed.md. */
export type Setting = {
  readonly thread: string
  /** The origin of the service; empty if it is the page's own. */
  readonly service: string
  readonly title: string
  readonly reader: string
  readonly order: string
  readonly depth: string
  readonly zone: string
  /** The fields that the form leaves out, by name. */
  readonly withheld: readonly string[]
}

const usualDepth = '3'

/** `null`, with a message to the page's author, if it is unclear which post the conversation belongs to. */
export function readSetting(element: HTMLElement): Setting | null {
  const read = (name: string, usual = '') => element.getAttribute(name)?.trim() || usual
  const thread = read('thread')
  const service = read('service')
  if (thread === '' || !/^(?:https?:\/\/[^/]+)?\/?$/.test(service)) {
    console.warn('afterword-comments: wants thread="…" and service="https://…"', element)
    return null
  }
  const depth = read('depth')
  return {
    thread,
    service: service.replace(/\/$/, ''),
    title: read('post-title'),
    reader: read('reader', location.hostname),
    order: read('order') === 'oldest' ? 'oldest' : 'newest',
    depth: /^[1-8]$/.test(depth) ? depth : usualDepth,
    zone: read('time-zone', Intl.DateTimeFormat().resolvedOptions().timeZone),
    withheld: [
      ...(element.hasAttribute('mails') ? [] : ['subscribe']),
      ...(element.hasAttribute('latest-posts') ? [] : ['latestPost']),
    ],
  }
}
