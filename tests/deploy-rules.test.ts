import { execSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createSiteFolder, post } from './generator/site-folder.ts'

const guide = readFileSync('docs/guides/own-server.md', 'utf8')

/** The lines that the guide's command writes into this file of the server, for the site in the folder. */
function written(file: string, folder: string): string[] {
  const [, command = ''] = new RegExp(`^(awk .+) \\| sudo tee ${file}$`, 'm').exec(guide) ?? []
  const text = execSync(command.replace('_site', folder), { encoding: 'utf8' })
  return text.trimEnd().split('\n')
}

/** A site whose posts have every kind of alias. */
async function movedSite() {
  const site = createSiteFolder({
    'posts/2026-01-01-one.md': post(
      'One',
      'permalink: /a$b/\naliases: [/old/, /older, /old.php, "/?p=12", "/two words/C#/;/"]',
    ),
    'posts/2026-01-02-two.md': post(
      'Two',
      'aliases: ["/old.php?id=2", "/old.php?id=2&page=3", "/?page-id=2"]',
    ),
    'posts/2026-01-03-three.md': post('Three', 'permalink: /für/three/'),
  })
  await site.build()
  const path = join(site.output, '_redirects')
  // As a build writes for a post with hundreds of comments.
  writeFileSync(
    path,
    `${readFileSync(path, 'utf8')}/v1.0/responses/:page /two/responses/:page/ 301!
${encodeURI('/für ⛵/📎')}/responses/:page /two/responses/:page/ 301!\n`,
  )
  return site
}

describe("the rules for one's own server", () => {
  it('redirect each alias in nginx', async () => {
    using site = await movedSite()

    const lines = written('/etc/nginx/blog/redirects', site.output)

    expect(lines).toEqual([
      ...['map $request_uri $path_asked {', '  ~^(?<before_query>[^?]*) $before_query;', '}'],
      'map "$path_asked?id=$arg_id&page=$arg_page" $moved {',
      ...['  default $moved_2;', '  "/old.php?id=2&page=3" "/two/";', '}'],
      // With others behind it, such as those that a social network adds.
      'map "$path_asked?p=$arg_p" $moved_2 {',
      ...['  default $moved_3;', '  "/?p=12" "/a%24b/";', '}'],
      // nginx has no variable for this one.
      'map "$path_asked?$args" $moved_3 {',
      ...['  default $moved_4;', '  "/?page-id=2" "/two/";', '}'],
      'map "$path_asked?id=$arg_id" $moved_4 {',
      ...['  default $moved_5;', '  "/old.php?id=2" "/two/";', '}'],
      'map $path_asked $moved_5 {',
      '  "/old.php" "/a%24b/";',
      '  "/old.php/" "/a%24b/";',
      '  "/old/" "/a%24b/";',
      '  "/old" "/a%24b/";',
      '  "/older" "/a%24b/";',
      '  "/older/" "/a%24b/";',
      '  "/two%20words/C%23/;/" "/a%24b/";',
      '  "/two%20words/C%23/;" "/a%24b/";',
      String.raw`  "~*^/v1\.0/responses/(?<page>[0-9]+)/?$" "/two/responses/$page/";`,
      '  "~*^/f%C3%BCr%20%E2%9B%B5/%F0%9F%93%8E/responses/(?<page>[0-9]+)/?$" "/two/responses/$page/";',
      '}',
    ])
  })

  it('redirect each alias in Caddy', async () => {
    using site = await movedSite()

    const lines = written('/etc/caddy/blog/redirects', site.output)

    expect(lines).toEqual([
      ...['@old1 {', '\tpath /old.php', '\tquery id=2 page=3', '}', 'redir @old1 /two/ 301'],
      ...['@old2 {', '\tpath /', '\tquery p=12', '}', 'redir @old2 /a$b/ 301'],
      ...['@old3 {', '\tpath /', '\tquery page-id=2', '}', 'redir @old3 /two/ 301'],
      ...['@old4 {', '\tpath /old.php', '\tquery id=2', '}', 'redir @old4 /two/ 301'],
      'redir /old.php /a$b/ 301',
      'redir /old.php/ /a$b/ 301',
      'redir /old/ /a$b/ 301',
      'redir /old /a$b/ 301',
      'redir /older /a$b/ 301',
      'redir /older/ /a$b/ 301',
      // Caddy matches the decoded address.
      String.raw`@encoded1 path_regexp ^/two\x{20}words/C\x{23}/;/?$`,
      'redir @encoded1 /a$b/ 301',
      String.raw`@pages1 path_regexp pages1 ^/v1\.0/responses/([0-9]+)/?$`,
      'redir @pages1 /two/responses/{re.pages1.1}/ 301',
      String.raw`@pages2 path_regexp pages2 ^/f\x{FC}r\x{20}\x{26F5}/\x{1F4CE}/responses/([0-9]+)/?$`,
      'redir @pages2 /two/responses/{re.pages2.1}/ 301',
    ])
  })

  it('set the headers of every address in nginx and Caddy', async () => {
    using site = await movedSite()

    const nginx = written('/etc/nginx/blog/headers', site.output)
    const caddy = written('/etc/caddy/blog/headers', site.output)

    expect(nginx.slice(1, 8)).toEqual([
      ...everywhere.map(([name, value]) => matching(`^add_header ${name} "${value}" always;$`)),
      'add_header Cache-Control "public, max-age=0, must-revalidate" always;',
    ])
    expect(blockOf(caddy, 'header {')).toEqual(
      everywhere.map(([name, value]) => matching(`^\t${name} "${value}"$`)),
    )
  })

  it("set each address's own headers in nginx, and those of every address", async () => {
    using site = await movedSite()

    const lines = written('/etc/nginx/blog/headers', site.output)

    const common = lines.slice(0, 7)
    expect(blockOf(lines, String.raw`location ~ "^/tags/[^/]+/feed\.json$" {`)).toEqual([
      ...common,
      'add_header Access-Control-Allow-Origin "*" always;',
      'add_header Cache-Control "public, max-age=0, must-revalidate" always;',
      'types { }',
      'default_type application/feed+json;',
      'charset_types *;',
      'gzip_types *;',
    ])
    expect(blockOf(lines, String.raw`location ~ "^/f\xC3\xBCr/[^/]+/?(index\.html)?$" {`)).toEqual([
      ...common,
      String.raw`add_header Link "</api/webmention>; rel=\"webmention\"" always;`,
      'add_header X-Pingback "https://site.example/api/pingback" always;',
      'add_header Cache-Control "public, max-age=0, must-revalidate" always;',
    ])
    expect(blockOf(lines, 'location ~ "^/assets/.*$" {')).toEqual([
      ...common,
      'add_header Cache-Control "public, max-age=31536000, immutable" always;',
    ])
  })

  it('let nginx find a feed before the pages whose pattern it has', async () => {
    using site = await movedSite()

    const lines = written('/etc/nginx/blog/headers', site.output)

    const feed = lines.indexOf(String.raw`location ~ "^/feed\.xml$" {`)
    const pages = lines.indexOf(String.raw`location ~ "^/[^/]+/?(index\.html)?$" {`)
    expect(feed).toBeGreaterThan(0)
    expect(feed).toBeLessThan(pages)
  })

  it("set each address's own headers in Caddy", async () => {
    using site = await movedSite()

    const lines = written('/etc/caddy/blog/headers', site.output)

    expect(ownHeaders(lines, String.raw`^/tags/[^/]+/feed\.json$`)).toEqual([
      '\tContent-Type "application/feed+json; charset=utf-8"',
      '\tAccess-Control-Allow-Origin "*"',
    ])
    expect(ownHeaders(lines, String.raw`^/f\x{FC}r/[^/]+/?(index\.html)?$`)).toEqual([
      '\tCache-Control "public, max-age=0, must-revalidate"',
      String.raw`	Link "</api/webmention>; rel=\"webmention\""`,
      '\tX-Pingback "https://site.example/api/pingback"',
    ])
    expect(ownHeaders(lines, '^/assets/.*$')).toEqual([
      '\tCache-Control "public, max-age=31536000, immutable"',
    ])
  })
})

const everywhere = [
  ['Content-Security-Policy', "default-src 'none'; .+"],
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'strict-origin-when-cross-origin'],
  ['Permissions-Policy', String.raw`camera=\(\), .+`],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Strict-Transport-Security', 'max-age=63072000'],
] as const

const matching = (pattern: string) => expect.stringMatching(new RegExp(pattern))

/** What is between this line and the next brace. */
function blockOf(lines: readonly string[], opening: string): readonly string[] {
  const start = lines.indexOf(opening) + 1
  return start === 0 ? [] : lines.slice(start, lines.indexOf('}', start))
}

function ownHeaders(lines: readonly string[], pattern: string): readonly string[] {
  const matcher = lines.find(line => line.endsWith(` path_regexp ${pattern}`)) ?? ''
  return blockOf(lines, `header ${matcher.split(' ', 1)[0]} {`)
}
