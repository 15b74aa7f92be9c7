import { describe, expect, it } from 'vitest'
import { atom, changed, mistakesInFeeds } from './feeds-samples.ts'

const entry = atom.slice(atom.indexOf('<entry>'), atom.indexOf('</feed>'))

describe('a feed of Atom', () => {
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
      'another root',
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
      'a link to what is gone',
      changed(atom, '<link href="https://site.example/a', '<link href="https://site.example/gone'),
      '11:1 error invalid-feed the link "https://site.example/gone/" leads nowhere on this site',
    ],
    [
      'another feed as itself',
      changed(atom, 'feed.xml"', 'rss.xml"'),
      '5:1 error invalid-feed the link rel="self" does not lead to this feed',
    ],
    [
      'a date of another kind',
      changed(atom, '2026-11-20T08:00:00Z', '20 Nov 2026'),
      '6:1 error invalid-feed <updated> is "20 Nov 2026", which is not a date that feeds can have',
    ],
    [
      'a day that no calendar has',
      changed(atom, '2026-11-20T08:00:00Z', '2026-02-30T08:00:00Z'),
      '6:1 error invalid-feed <updated> is "2026-02-30T08:00:00Z", which is not a date that feeds can have',
    ],
    [
      'nobody who wrote it',
      changed(atom, '<author><name>Ada</name></author>', ''),
      '8:1 error invalid-feed neither the entry nor the feed has an <author>',
    ],
    [
      'one entry twice',
      changed(atom, '</feed>', `${entry}</feed>`),
      '17:1 error invalid-feed another entry has the id "https://site.example/a/", too',
    ],
    [
      'a relative link in a text',
      changed(atom, '#n&quot;', '/b&quot;'),
      '13:71 error invalid-feed the text links to "/b", which is not an absolute address',
    ],
    [
      'a relative source of a quotation',
      changed(atom, '&lt;a href=&quot;#n', '&lt;q cite=&quot;/b'),
      '13:71 error invalid-feed the text links to "/b", which is not an absolute address',
    ],
    [
      'a link to a part that the text has not',
      changed(atom, '#n&quot;', '#m&quot;'),
      '13:71 error invalid-feed the text links to "#m", which is not an absolute address',
    ],
    [
      'a relative candidate of an image',
      changed(
        atom,
        '&lt;a href=&quot;#n',
        '&lt;img srcset=&quot;https://a.example/1.png 1x, b.png 2x',
      ),
      '13:103 error invalid-feed the text links to "b.png", which is not an absolute address',
    ],
  ])('cannot have %s', (_, text, expected) => {
    expect(mistakesInFeeds({ 'feed.xml': text })).toEqual([`_site/feed.xml:${expected}`])
  })
})
