import type { Index } from '../../content/read-content.ts'
import { commentsPath, responsesPath } from '../conversation/comments-path.ts'
import { takesMentions } from '../conversation/conversations.ts'
import type { Setting } from '../setting.ts'

const contentSecurityPolicy = (frames: readonly string[]) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "media-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "manifest-src 'self'",
    "require-trusted-types-for 'script'",
    'trusted-types afterword afterword-worker',
    // Only on a site with videos, whose players open only after a click.
    ...(frames.length === 0 ? [] : [`frame-src ${frames.join(' ')}`]),
  ].join('; ')

/** Sent with every page. The comment service has its own headers. */
const securityHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), browsing-topics=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
} as const

/**
 * A site with drafts must not be indexed: https://developers.google.com/search/docs/crawling-indexing/block-indexing
 */
const previewHeaders = { 'X-Robots-Tag': 'noindex' } as const

/** Two years of https for this host. Other hosts of the domain are left to the owner. */
const secureHeaders = { 'Strict-Transport-Security': 'max-age=63072000' } as const

type Block = readonly [path: string, headers: Readonly<Record<string, string>>]

const revalidated = { 'Cache-Control': 'public, max-age=0, must-revalidate' } as const
const plainText = 'text/plain; charset=utf-8'

/**
 * Files that programs request by name. Not every host knows the type of the manifest, and RFC 9116 requires one for
 * security.txt.
 */
const namedFiles: readonly Block[] = [
  ['/manifest.webmanifest', { 'Content-Type': 'application/manifest+json; charset=utf-8' }],
  ['/.well-known/security.txt', { 'Content-Type': plainText, ...revalidated }],
  ['/llms.txt', { 'Content-Type': plainText }],
  ['/counts.json', { 'Access-Control-Allow-Origin': '*' }],
]

/** The `_headers` file for Netlify and Cloudflare. Names in /assets/ contain a hash of the content. */
export function headersOf({
  drafts,
  facts,
  index,
}: Pick<Setting, 'drafts' | 'facts' | 'index'>): string {
  const frames = new Set([...index.published.values()].flatMap(post => post.frames))
  const policy = { 'Content-Security-Policy': contentSecurityPolicy([...frames].sort()) }
  const secure = facts.url.startsWith('https:') ? secureHeaders : {}
  const everywhere = { ...policy, ...securityHeaders, ...secure, ...(drafts ? previewHeaders : {}) }
  const blocks: readonly Block[] = [
    ['/*', everywhere],
    ['/assets/*', { 'Cache-Control': 'public, max-age=31536000, immutable' }],
    ...pageBlocks(index, facts.url),
    ...namedFiles,
    ...feedBlocks(index),
  ]
  return blocks.map(([path, headers]) => `${path}\n${lines(headers)}`).join('\n')
}

/** Cloudflare reads a hundred rules. Pages beyond these get its own default, which is the same. */
const mostPatterns = 40

/**
 * Browsers revalidate a page each time, and are answered with 304. There are rules for each place instead of `/*`,
 * because that would also match `/assets/`, and some hosts join the values of a header from two rules.
 */
function pageBlocks({ posts, pages }: Index, site: string): Block[] {
  const lists = ['authors', 'page', 'series', 'tags'].map(name => `/${name}/:part1/`)
  const deep = new Set(lists)
  const mentioned = new Set<string>()
  for (const post of [...posts, ...pages]) {
    const pattern = patternOf(post.url)
    deep.add(pattern)
    if (takesMentions(post)) mentioned.add(pattern)
  }
  const patterns = deep.size > mostPatterns ? lists : [...deep].sort()
  const all = new Set(['/', '/:part1/', ...patterns, ...responsesPatterns([...posts, ...pages])])
  return [...all].map(path => {
    return [path, mentioned.has(path) ? { ...revalidated, ...mentionHeaders(site) } : revalidated]
  })
}

/** A conversation can get further pages at any time. */
function responsesPatterns(posts: Index['posts']): string[] {
  const talking = posts.filter(post => post.comments.kind !== 'none')
  const depths = talking.map(post => responsesPath(post, 1).split('/').length - 4)
  return foldersPatterns(depths).map(folders => `${folders}/responses/:page/`)
}

/** One for each depth, the shallowest first. */
function foldersPatterns(depths: readonly number[]): string[] {
  return [...new Set(depths)]
    .sort((a, b) => a - b)
    .map(depth => Array.from({ length: depth }, (_, number) => `/:folder${number + 1}`).join(''))
}

/**
 * Where other sites send mentions, for programs that do not read the page. The rules are for each place, too, so they
 * may match a page that accepts no mentions; the service then refuses them.
 * https://www.w3.org/TR/webmention/#sender-discovers-receiver-webmention-endpoint
 */
function mentionHeaders(site: string) {
  return {
    Link: '</api/webmention>; rel="webmention"',
    'X-Pingback': `${site}/api/pingback`,
  } as const
}

/** A pattern that keeps the first part of the address and matches anything for the others. */
function patternOf(url: string): string {
  // A shortcut: thousands of posts have addresses like this.
  if (/^\/[^/]*\/?$/.test(url)) return '/:part1/'
  const [first = '', ...rest] = url.split('/').filter(Boolean)
  if (rest.length === 0) return '/:part1/'
  return `/${encodeURI(first)}/${rest.map((_, number) => `:part${number + 1}/`).join('')}`
}

const feedTypes = {
  'feed.xml': 'application/atom+xml',
  'rss.xml': 'application/rss+xml',
  'feed.json': 'application/feed+json',
} as const

/**
 * Readers that are pages themselves fetch feeds from their own origin. An asterisk within a path
 * would match `/comments.xml` as well, and one header would be sent twice.
 */
function feedBlocks({ posts, pages }: Index): Block[] {
  const ofPosts = Object.entries(feedTypes).flatMap(([file, type]) => [
    feedBlock(`/${file}`, type),
    feedBlock(`/tags/:tag/${file}`, type),
  ])
  const depths = [...posts, ...pages].map(post => commentsPath(post).split('/').length - 2)
  const ofComments = foldersPatterns([0, ...depths]).map(folders =>
    feedBlock(`${folders}/comments.xml`, feedTypes['feed.xml']),
  )
  return [...ofPosts, ...ofComments]
}

function feedBlock(path: string, type: string): Block {
  return [path, { 'Content-Type': `${type}; charset=utf-8`, 'Access-Control-Allow-Origin': '*' }]
}

function lines(headers: Readonly<Record<string, string>>): string {
  return Object.entries(headers)
    .map(([name, value]) => `  ${name}: ${value}\n`)
    .join('')
}
