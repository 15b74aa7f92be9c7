const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "manifest-src 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types afterword',
].join('; ')

/** What the site's own server sends with every page; the comment service has its own. */
const securityHeaders = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), browsing-topics=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
} as const

/** A site with drafts is nobody's to find: https://developers.google.com/search/docs/crawling-indexing/block-indexing */
const previewHeaders = { 'X-Robots-Tag': 'noindex' } as const

/** The `_headers` file as Netlify and Cloudflare read it. Names under /assets/ hold a hash of the content. */
export function headersOf({ drafts }: { readonly drafts: boolean }): string {
  const blocks: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    ['/*', drafts ? { ...securityHeaders, ...previewHeaders } : securityHeaders],
    ['/assets/*', { 'Cache-Control': 'public, max-age=31536000, immutable' }],
    ['/threads.json', { 'Cache-Control': 'public, max-age=0, must-revalidate' }],
  ]
  return blocks.map(([path, headers]) => `${path}\n${lines(headers)}`).join('\n')
}

function lines(headers: Readonly<Record<string, string>>): string {
  return Object.entries(headers)
    .map(([name, value]) => `  ${name}: ${value}\n`)
    .join('')
}
