/** Paths of the service, as seen on the site's own origin. */
export const paths = {
  versions: '/api/threads',
  comments: (thread: string) => `/api/threads/${encodeURIComponent(thread)}/comments`,
  /** The reply form as a page of its own. */
  reply: (thread: string) => `/api/threads/${encodeURIComponent(thread)}/reply`,
  counts: '/api/counts',
  webmention: '/api/webmention',
  pingback: '/api/pingback',
  told: '/api/told',
} as const
