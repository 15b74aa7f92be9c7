/** Paths of the service, as seen on the site's own origin. */
export const paths = {
  versions: '/api/threads',
  comments: (thread: string) => `/api/threads/${encodeURIComponent(thread)}/comments`,
  /** The reply form as a page of its own: for a reply to the comment `to` or, without it, to the post. */
  reply: (thread: string, to: string | null = null) =>
    `/api/threads/${encodeURIComponent(thread)}/reply${to === null ? '' : `?to=${to}`}`,
  form: '/api/form',
  preview: '/api/preview',
  counts: '/api/counts',
  webmention: '/api/webmention',
  pingback: '/api/pingback',
  trackback: (thread: string) => `/api/trackback/${encodeURIComponent(thread)}`,
  told: '/api/told',
  admin: '/admin/',
} as const
