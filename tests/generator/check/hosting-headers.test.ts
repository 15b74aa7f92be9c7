import { describe, expect, it } from 'vitest'
import { headersFor } from '../../../generator/hosting/rules.ts'
import { mistakesInHosting } from './hosting-samples.ts'
import { createPublished } from './published-folder.ts'

describe('_headers', () => {
  it.each([
    [
      'a header before any path',
      'X-A: b\n/*\n  X-B: c\n',
      '1:1 error invalid-hosting "X-A" comes before any path, so the host ignores it',
    ],
    [
      'a line that is neither a path nor a header',
      '/*\n  X-A: b\n  DENY\n',
      '3:3 error invalid-hosting "DENY" is neither a path nor a header, so the host ignores it',
    ],
    [
      'a path without a slash at the start',
      '/*\n  X-A: b\nblog/*\n  X-B: c\n',
      '3:1 error invalid-hosting "blog/*" is neither a path nor a header, so the host ignores it',
    ],
    [
      'an invalid header name',
      '/*\n  X A: b\n',
      '2:3 error invalid-hosting "X A" is not the name of a header',
    ],
    ['a header without a value', '/*\n\tX-A:\n', '2:2 error invalid-hosting "X-A" has no value'],
    [
      'a character that no header value can contain',
      '/*\n  X-A: “b”\n',
      '2:3 error invalid-hosting "X-A" holds a character that no header can hold',
    ],
    [
      'the same header twice for one path',
      '/*\n  X-A: b\n  x-a: c\n',
      '3:3 error invalid-hosting "X-A" is set for /* in line 2 already, and the host joins the two',
    ],
    [
      'the same path twice with the same header',
      '/*\n  X-A: b\n/b\n  X-B: c\n/*\n  X-A: d\n',
      '6:3 error invalid-hosting "X-A" is set for /* in line 2 already, and the host joins the two',
    ],
    [
      'a path without headers',
      '/*\n  X-A: b\n/b\n# nothing\n',
      '3:1 error invalid-hosting there is no header below this path, so the host ignores it',
    ],
    [
      'a header that the host sets itself',
      '/*\n  Content-Length: 5\n',
      '2:3 warning invalid-hosting "Content-Length" is set by the host itself, which ignores yours',
    ],
    [
      'a full URL in place of a path',
      'https://site.example/*\n  X-A: b\n',
      '1:1 warning invalid-hosting only Cloudflare reads a whole address as a path; Netlify takes it for a header',
    ],
  ])('is reported if it has %s', (_, text, expected) => {
    expect(mistakesInHosting({ _headers: text })).toEqual([`_site/_headers:${expected}`])
  })

  it('gives a warning at the first path beyond the limit of Cloudflare', () => {
    const text = Array.from({ length: 101 }, (_, at) => `/${at}\n  X-A: b\n`).join('')

    expect(mistakesInHosting({ _headers: text })).toEqual([
      '_site/_headers:201:1 warning invalid-hosting Cloudflare reads no more than 100 paths, and this is the next one',
    ])
  })

  it('sets headers in the preview by path, pattern and placeholder', () => {
    using published = createPublished({
      _headers: '/*\r\n  X-A: b\r\n  junk\r\n/docs/:name\n  x-a: c\n/*.js\nX-C: d\n',
    })

    expect(headersFor(published.site.rules, '/docs/one/?q=1')).toEqual({ 'x-a': 'c' })
    expect(headersFor(published.site.rules, '/assets/near.js')).toEqual({ 'X-A': 'b', 'X-C': 'd' })
  })
})
