/** Paths of the service as the site's own origin sees them. */
export const paths = {
  versions: '/api/threads',
  comments: (thread: string) => `/api/threads/${encodeURIComponent(thread)}/comments`,
  /** The form on a page of its own: to answer the comment `to` or, without one, the post. */
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
