import { describe, expect, it } from 'vitest'
import { changed, mistakesInFeeds, rss } from './feeds-samples.ts'

describe('an RSS feed', () => {
  it.each([
    [
      'an undeclared namespace prefix',
      changed(rss, ' xmlns:content="http://purl.org/rss/1.0/modules/content/"', ''),
      '11:17 error invalid-feed the XML is not well formed: unbound namespace prefix: "content"',
    ],
    [
      'a misspelt namespace',
      changed(rss, 'modules/content/"', 'modules/contents/"'),
      '11:1 error invalid-feed the namespace of <content:encoded> is not the one that readers know',
    ],
    [
      'another version',
      changed(rss, 'version="2.0"', 'version="0.91"'),
      '1:1 error invalid-feed <rss> has the version "0.91"',
    ],
    [
      'no description',
      changed(rss, '<description></description>\n', ''),
      '2:1 error invalid-feed <channel> has no <description>',
    ],
    [
      'an item without a guid',
      changed(rss, '<guid>https://site.example/a/</guid>', ''),
      '6:1 error invalid-feed <item> has no <guid>',
    ],
    [
      'a guid that is not a URL',
      changed(rss, '<guid>https://site.example/a/', '<guid>1'),
      '9:1 error invalid-feed the guid "1" is not an absolute address',
    ],
    [
      'a date in another format',
      changed(rss, 'Fri, 20 Nov 2026 08:00:00 GMT', '2026-11-20'),
      '10:1 error invalid-feed <pubDate> is "2026-11-20", which is not a date that feeds can have',
    ],
    [
      'a wrong day of the week',
      changed(rss, 'Fri, 20', 'Mon, 20'),
      '10:1 error invalid-feed <pubDate> is "Mon, 20 Nov 2026 08:00:00 GMT", which is not a date that feeds can have',
    ],
    [
      'a relative image',
      changed(rss, '<p>Words</p>', '<p>\n<img src="b.png"></p>'),
      '12:11 error invalid-feed the text links to "b.png", which is not an absolute address',
    ],
  ])('is reported if it has %s', (_, text, expected) => {
    expect(mistakesInFeeds({ 'tags/t/rss.xml': text })).toEqual([
      `_site/tags/t/rss.xml:${expected}`,
    ])
  })
})
