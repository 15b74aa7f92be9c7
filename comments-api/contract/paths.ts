/** Paths of the service as the site's own origin sees them. */
export const paths = {
  versions: '/api/threads',
  comments: (thread: string) => `/api/threads/${encodeURIComponent(thread)}/comments`,
  form: '/api/form',
  preview: '/api/preview',
  counts: '/api/counts',
  webmention: '/api/webmention',
  pingback: '/api/pingback',
  admin: '/admin/',
} as const
