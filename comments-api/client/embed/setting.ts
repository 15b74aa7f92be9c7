/** What the element's attributes say; docs/reference/embed.md explains each. */
export type Setting = {
  readonly thread: string
  /** Where the service is: an origin, or nothing where it is the page's own. */
  readonly service: string
  readonly title: string
  readonly reader: string
  readonly order: string
  readonly depth: string
  readonly zone: string
  /** What the form does not offer, by the names of its fields. */
  readonly withheld: readonly string[]
}

/** `null`, and a word to whoever made the page, where it cannot be known of what this is the conversation. */
export function readSetting(element: HTMLElement): Setting | null {
  const read = (name: string, usual = '') => element.getAttribute(name)?.trim() || usual
  const thread = read('thread')
  const service = read('service')
  if (thread === '' || !/^(?:https?:\/\/[^/]+)?\/?$/.test(service)) {
    console.warn('afterword-comments: wants thread="…" and service="https://…"', element)
    return null
  }
  return {
    thread,
    service: service.replace(/\/$/, ''),
    title: read('post-title'),
    reader: read('reader', location.hostname),
    order: read('order') === 'oldest' ? 'oldest' : 'newest',
    depth: read('depth', '3'),
    zone: read('time-zone', Intl.DateTimeFormat().resolvedOptions().timeZone),
    withheld: [
      ...(element.hasAttribute('mails') ? [] : ['subscribe']),
      ...(element.hasAttribute('latest-posts') ? [] : ['latestPost']),
    ],
  }
}
