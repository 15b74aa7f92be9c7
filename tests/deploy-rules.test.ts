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
    'posts/2026-01-02-two.md': post('Two', 'aliases: ["/old.php?id=2", "/old.php?id=2&page=3"]'),
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
      '"/old.php?id=2&page=3" "/two/";',
      '"/?p=12" "/a%24b/";',
      '"/old.php?id=2" "/two/";',
      '"/old.php" "/a%24b/";',
      '"/old.php/" "/a%24b/";',
      '"/old/" "/a%24b/";',
      '"/old" "/a%24b/";',
      '"/older" "/a%24b/";',
      '"/older/" "/a%24b/";',
      '"/two%20words/C%23/;/" "/a%24b/";',
      '"/two%20words/C%23/;" "/a%24b/";',
      String.raw`"~^/v1\.0/responses/(?<page>[0-9]+)/?$" "/two/responses/$page/";`,
      '"~^/f%C3%BCr%20%E2%9B%B5/%F0%9F%93%8E/responses/(?<page>[0-9]+)/?$" "/two/responses/$page/";',
    ])
  })

  it('redirect each alias in Caddy', async () => {
    using site = await movedSite()

    const lines = written('/etc/caddy/blog/redirects', site.output)

    expect(lines).toEqual([
      ...['@old1 {', '\tpath /old.php', '\tquery id=2 page=3', '}', 'redir @old1 /two/ 301'],
      ...['@old2 {', '\tpath /', '\tquery p=12', '}', 'redir @old2 /a$b/ 301'],
      ...['@old3 {', '\tpath /old.php', '\tquery id=2', '}', 'redir @old3 /two/ 301'],
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

  it('set the security headers in nginx and Caddy', async () => {
    using site = await movedSite()
    const sent = [
      ['Content-Security-Policy', "default-src 'none'; .+"],
      ['X-Content-Type-Options', 'nosniff'],
      ['Referrer-Policy', 'strict-origin-when-cross-origin'],
      ['Permissions-Policy', String.raw`camera=\(\), .+`],
      ['Cross-Origin-Opener-Policy', 'same-origin'],
      ['Strict-Transport-Security', 'max-age=63072000'],
    ]

    const nginx = written('/etc/nginx/blog/headers', site.output)
    const caddy = written('/etc/caddy/blog/headers', site.output)

    expect(nginx).toEqual(
      sent.map(([name, value]) =>
        expect.stringMatching(new RegExp(`^add_header ${name} "${value}" always;$`)),
      ),
    )
    expect(caddy).toEqual(
      sent.map(([name, value]) => expect.stringMatching(new RegExp(`^header ${name} "${value}"$`))),
    )
  })
})
