import { describe, expect, it } from 'vitest'
import { changed, json, mistakesInFeeds } from './feeds-samples.ts'

describe('a JSON Feed', () => {
  it.each([
    [
      'invalid JSON',
      changed(json, '"A site",', '"A site"'),
      '4:2 error invalid-feed the file is not JSON',
    ],
    [
      'another version',
      changed(json, '1.1', '2'),
      '2:13 error invalid-feed "version" is "https://jsonfeed.org/version/2"',
    ],
    [
      'no title',
      changed(json, ' "title": "A site",\n', ''),
      '1:1 error invalid-feed "title" is missing',
    ],
    [
      'an id that is a number',
      changed(json, '"1"', '1'),
      '7:10 error invalid-feed "id" is not of type string',
    ],
    [
      'an item without content',
      changed(json, '   "content_html": "<p>Words</p>",\n', ''),
      '6:3 error invalid-feed the item has neither content_html nor content_text',
    ],
    [
      'a date in another format',
      changed(json, 'T08:00:00Z', ''),
      '10:22 error invalid-feed "date_published" ("2026-11-20") is not a date such as 2026-11-20T08:00:00Z',
    ],
    [
      'a relative address',
      changed(json, '"https://site.example/a/"', '"/a/"'),
      '8:11 error invalid-feed the link "/a/" is not an absolute address',
    ],
    [
      'a relative link in its content',
      changed(json, '<p>Words', "<a href='/a/'>"),
      `9:20 error invalid-feed the text links to "/a/", which is not an absolute address`,
    ],
    [
      'the same id twice',
      changed(json, '  }\n ]', '  },\n  { "id": "1", "content_text": "Words" }\n ]'),
      '12:11 error invalid-feed another entry has the id "1", too',
    ],
  ])('is reported if it has %s', (_, text, expected) => {
    expect(mistakesInFeeds({ 'feed.json': text })).toEqual([`_site/feed.json:${expected}`])
  })
})
