import { describe, expect, it } from 'vitest'
import { atom, changed, mistakesInFeeds } from './feeds-samples.ts'

const entry = atom.slice(atom.indexOf('<entry>'), atom.indexOf('</feed>'))

describe('an Atom feed', () => {
  it.each([
    [
      'a bare ampersand',
      changed(atom, '>One<', '>One & two<'),
      '9:12 error invalid-feed the XML is not well formed: disallowed character in entity name',
    ],
    [
      'a DOCTYPE',
      changed(atom, '<feed', '<!DOCTYPE feed [<!ENTITY a "b">]>\n<feed'),
      '2:1 error invalid-feed the file has a DOCTYPE',
    ],
    [
      'another encoding',
      changed(atom, 'utf-8', 'latin1'),
      '1:21 error invalid-feed the file says that its encoding is latin1',
    ],
    [
      'another root element',
      '<html/>',
      '1:1 error invalid-feed <html> does not begin a feed that feed readers know',
    ],
    [
      'no title',
      changed(atom, '<title>A site</title>\n', ''),
      '2:1 error invalid-feed <feed> has no <title>',
    ],
    [
      'an entry without an id',
      changed(atom, '<id>https://site.example/a/</id>', ''),
      '8:1 error invalid-feed <entry> has no <id>',
    ],
    [
      'an entry with an empty title',
      changed(atom, '<title>One</title>', '<title> </title>'),
      '9:1 error invalid-feed <title> is empty',
    ],
    [
      'a relative id',
      changed(atom, '<id>https://site.example/a/', '<id>/a/'),
      '10:1 error invalid-feed the id "/a/" is not an absolute IRI',
    ],
    [
      'a relative link',
      changed(atom, '<link href="https://site.example', '<link href="'),
      '11:1 error invalid-feed the link "/a/" is not an absolute address',
    ],
    [
      'a link to a page that does not exist',
      changed(atom, '<link href="https://site.example/a', '<link href="https://site.example/gone'),
      '11:1 error invalid-feed the link "https://site.example/gone/" leads nowhere on this site',
    ],
    [
      'a rel="self" link to another feed',
      changed(atom, 'feed.xml"', 'rss.xml"'),
      '5:1 error invalid-feed the link rel="self" does not lead to this feed',
    ],
    [
      'a date in another format',
      changed(atom, '2026-11-20T08:00:00Z', '20 Nov 2026'),
      '6:1 error invalid-feed <updated> is "20 Nov 2026", which is not a date that feeds can have',
    ],
    [
      'a date that does not exist',
      changed(atom, '2026-11-20T08:00:00Z', '2026-02-30T08:00:00Z'),
      '6:1 error invalid-feed <updated> is "2026-02-30T08:00:00Z", which is not a date that feeds can have',
    ],
    [
      'no author',
      changed(atom, '<author><name>Ada</name></author>', ''),
      '8:1 error invalid-feed neither the entry nor the feed has an <author>',
    ],
    [
      'the same entry twice',
      changed(atom, '</feed>', `${entry}</feed>`),
      '17:1 error invalid-feed another entry has the id "https://site.example/a/", too',
    ],
    [
      'a relative link in its content',
      changed(atom, '#n&quot;', '/b&quot;'),
      '13:71 error invalid-feed the text links to "/b", which is not an absolute address',
    ],
    [
      'a relative cite of a quotation',
      changed(atom, '&lt;a href=&quot;#n', '&lt;q cite=&quot;/b'),
      '13:71 error invalid-feed the text links to "/b", which is not an absolute address',
    ],
    [
      'a link to a fragment that its content does not have',
      changed(atom, '#n&quot;', '#m&quot;'),
      '13:71 error invalid-feed the text links to "#m", which is not an absolute address',
    ],
    [
      'a relative URL in srcset',
      changed(
        atom,
        '&lt;a href=&quot;#n',
        '&lt;img srcset=&quot;https://a.example/1.png 1x, b.png 2x',
      ),
      '13:103 error invalid-feed the text links to "b.png", which is not an absolute address',
    ],
  ])('is reported if it has %s', (_, text, expected) => {
    expect(mistakesInFeeds({ 'feed.xml': text })).toEqual([`_site/feed.xml:${expected}`])
  })
})
