import { describe, expect, it } from 'vitest'
import { checkHostingFiles } from '../../../generator/check/output/hosting-files/check-hosting-files.ts'
import { redirectFor } from '../../../generator/hosting/rules.ts'
import { createSiteFolder, post } from '../site-folder.ts'
import { mistakesInHosting } from './hosting-samples.ts'
import { createPublished, said } from './published-folder.ts'

describe('_redirects', () => {
  it.each([
    ['no target', '/x\n', '1:1 error invalid-hosting the rule does not say where it leads'],
    [
      'a status in place of the target',
      '/x/* 200\n',
      '1:1 error invalid-hosting the rule does not say where it leads',
    ],
    [
      'a relative target',
      '/x a 301\n',
      '1:4 error invalid-hosting "a" is not an address to redirect to',
    ],
    [
      'a relative source',
      '\n  x /a\n',
      '2:3 error invalid-hosting "x" is not an address that a reader can ask for',
    ],
    [
      'an unsupported status',
      '/x /a 300\n',
      '1:7 error invalid-hosting "300" is not a status that a rule can have',
    ],
    [
      'a status followed by other characters',
      '/x /a 301x\n',
      '1:7 error invalid-hosting "301x" is not a status that a rule can have',
    ],
    [
      'an extra word before the target',
      '/x y /a 301\n',
      '1:4 error invalid-hosting "y" is before the new address but is not a parameter',
    ],
    [
      'an unknown condition',
      '/x /a 301 Color=red\n',
      '1:11 error invalid-hosting "Color" is not a condition of a redirect',
    ],
    [
      'an invalid country',
      '/x /a 301 Country=germany\n',
      '1:11 error invalid-hosting "Country" cannot be "germany"',
    ],
    [
      'a secret in place of the name of its variable',
      '/x /a 200 Sign=c2Vj/mV0\n',
      '1:11 error invalid-hosting "Sign" cannot be "c2Vj/mV0"',
    ],
    [
      'a condition in the place of the status',
      '/x /a Country=de\n',
      '1:7 error invalid-hosting "Country=de" is where the status should be',
    ],
    [
      'a query in the source',
      '/x?id=1 /a\n',
      '1:1 error invalid-hosting the address holds "?" or "#", and hosts compare the path alone',
    ],
    [
      'a "*" in the middle of the source',
      '/x/*/y /a\n',
      '1:1 error invalid-hosting "*" can only be the last part of an address, behind a "/"',
    ],
    [
      'a :splat without a "*"',
      '/x /a/:splat\n',
      '1:4 error invalid-hosting ":splat" stands for what "*" matches, but the old address has no "*"',
    ],
    [
      'a target that does not exist',
      '/x /gone/ 301\n',
      '1:4 error invalid-hosting "/gone/" leads nowhere: the site has no such file',
    ],
    [
      'a full URL of this site that does not exist',
      '/x https://site.example/gone\n',
      '1:4 error invalid-hosting "https://site.example/gone" leads nowhere: the site has no such file',
    ],
    [
      'a rewrite to another rule',
      '/x /y 200\n/y /a 301\n',
      '1:4 error invalid-hosting "/y" leads nowhere: the site has no such file',
    ],
    [
      'a redirect chain',
      '/x /y 301\n/y /a 301\n',
      '1:4 error invalid-hosting "/y" is itself redirected, to "/a"',
    ],
    [
      'a redirect chain of patterns',
      '/x/* /y/:splat\n/y/* https://else.example/:splat\n',
      '1:6 error invalid-hosting "/y/:splat" is itself redirected, to "https://else.example/:splat"',
    ],
    [
      'a loop that differs by a slash',
      '/x /x/ 301\n',
      '1:4 error invalid-hosting "/x/" leads back to the rule itself, without end',
    ],
    [
      'a pattern that matches its own target',
      '/* /en/:splat 302\n',
      '1:4 error invalid-hosting "/en/:splat" leads back to the rule itself, without end',
    ],
    [
      'two rules for the same address',
      '/x /a\n/x/ /b\n',
      '2:1 error invalid-hosting the rule never applies: line 1 has one for the same address',
    ],
    [
      'a rule after a wider one',
      '/x/* /a\n/x/y /b\n',
      '2:1 error invalid-hosting the rule never applies: /x/* in line 1 comes before it',
    ],
    [
      'a rule for the address of a file',
      '/a /b 301\n',
      '1:1 error invalid-hosting the rule never applies: there is a file a/index.html',
    ],
    [
      'a forced rule over a page',
      '/a/ /b 301!\n',
      '1:1 error invalid-hosting the rule is forced, so it hides a/index.html, which is published',
    ],
    [
      'a forced pattern over pages',
      '/* https://else.example/:splat 301!\n',
      '1:1 error invalid-hosting the rule is forced, so it hides index.html and 3 more, which are published',
    ],
  ])('is reported if it has %s', (_, text, expected) => {
    expect(mistakesInHosting({ _redirects: text })).toEqual([`_site/_redirects:${expected}`])
  })

  it('is reported at both rules of a loop', () => {
    expect(mistakesInHosting({ _redirects: '/x /y\n/y /x\n' })).toEqual([
      '_site/_redirects:1:4 error invalid-hosting "/y" leads back to the rule itself, without end',
      '_site/_redirects:2:4 error invalid-hosting "/x" leads back to the rule itself, without end',
    ])
  })

  it('passes with comments, parameters, conditions, full URLs and rewrites', () => {
    const text = [
      '# moved',
      '/x /a/ 301! # with a remark',
      '/store id=:id /a?id=:id 302',
      '/store id=:id tag=:tag /b 302 Country=de,at Language=de',
      '/y/:year/:name /a?y=:year#:name 308',
      'http://www.site.example/* https://site.example/:splat 301!',
      '/feed /api/feed.xml 301',
      '/z /feed 301 Country=de',
      '/a/ /a/index.html 200!',
      '/fn /.netlify/functions/fn 200',
      '/ /a/ 302 Language=fr',
      '/members/* /b 200! Role=editor',
      '/else/* https://else.example:8080/:splat 200',
      '/* /404.html 404',
    ]

    expect(mistakesInHosting({ _redirects: text.join('\r\n') })).toEqual([])
  })

  it('gives a warning at the first rule beyond the limit of Cloudflare', () => {
    const text = Array.from({ length: 2101 }, (_, at) => `/x${at} /a\n`).join('')

    expect(mistakesInHosting({ _redirects: text })).toEqual([
      '_site/_redirects:2101:1 warning invalid-hosting Cloudflare reads no more than 2,100 rules, and this is the next one',
    ])
  })

  it('redirects in the preview by path, parameter and pattern, but does not rewrite', () => {
    using published = createPublished({
      _redirects: '/x /a/ 301!\n/p id=:id /a/:id 302\n/y/* /b/:splat 307!\n/w /a/ 200\n',
    })
    const { rules } = published.site

    expect(redirectFor(rules, '/x/?q=1')).toEqual({ to: '/a/?q=1', status: 301 })
    expect(redirectFor(rules, '/p?id=7')).toEqual({ to: '/a/7', status: 302 })
    expect(redirectFor(rules, '/p')).toBeNull()
    expect(redirectFor(rules, '/y/1/2')).toEqual({ to: '/b/1/2', status: 307 })
    expect(redirectFor(rules, '/w')).toBeNull()
  })
})

describe('the hosting files that a build writes', () => {
  it('pass the check', async () => {
    using site = createSiteFolder({
      'posts/2026-01-01-one.md': post('One', 'aliases: [/old/, /älter/]'),
      'pages/über.md': post('About'),
    })
    await site.build()
    using published = createPublished({
      'index.html': '',
      'one/index.html': '',
      _headers: site.page('_headers'),
      _redirects: site.page('_redirects'),
    })

    expect(said(checkHostingFiles(published.site))).toEqual([])
  })
})
