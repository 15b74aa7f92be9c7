import { readdirSync } from 'node:fs'
import { z } from 'zod'
import { readXml, textsOf } from '../../templates/feeds-xml.ts'
import { createSiteFolder, post, type SiteFolder } from '../site-folder.ts'

const JsonFeed = z.object({
  items: z.array(z.looseObject({ id: z.string(), url: z.string(), content_html: z.string() })),
})

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** What authors may write, and feeds must contain or must not contain. */
const rich = `A note.[^1] To [a part](#a-heading), [two](2026-01-02-two.md), [about](/about/?a=1&b=2), and [out](https://example.org).

## A heading

![A dot](dot.png?v=2)

<p style="color: red" onclick="alert(1)"><img src="dot.png" srcset="dot.png 1x, /big.png?w=2 2x" alt=""></p>

<video controls poster="dot.png"><source src="/film.mp4"></video>

<iframe src="/frame/" title="A frame"></iframe>

<form action="/search"><input name="q"><button>Search</button></form>

<script>alert(1)</script>

| a | b |
| - | -:|
| 1 | 2 |

[^1]: Here.`

const files = {
  'posts/2026-01-01-one.md': post(
    '"One & <b>two</b>"',
    'tags: [a tag, C#]\ndescription: "<i>Said</i> & done"\nlang: de\nauthor: Grace\nupdated: 2026-03-04 12:00',
    rich,
  ),
  'posts/2026-01-02-two.md': post('Two', 'tags: [a tag]\nimage: dot.png\nimageAlt: A dot'),
  'posts/2026-01-03-three.md': post('Three', 'comments: none\npermalink: /2026/three.html'),
  'pages/about.md': post('About'),
}

export async function openSite(more: Readonly<Record<string, string>> = {}): Promise<SiteFolder> {
  const site = createSiteFolder({ ...files, ...more })
  site.write('posts/dot.png', png)
  await site.build()
  return site
}

export function feedsOf(site: SiteFolder): string[] {
  return readdirSync(site.output, { recursive: true, encoding: 'utf8' })
    .filter(path => /(?:^|\/)(?:feed\.xml|rss\.xml|feed\.json|comments\.xml)$/.test(path))
    .sort()
}

export function itemsOf(site: SiteFolder, path = 'feed.json') {
  return JsonFeed.parse(JSON.parse(site.page(path))).items
}

/** The ids of a site's posts, in all three formats. */
export function idsOf(site: SiteFolder) {
  return {
    atom: textsOf(readXml(site.page('feed.xml')), 'entry/id'),
    rss: textsOf(readXml(site.page('rss.xml')), 'item/guid'),
    json: itemsOf(site).map(({ id }) => id),
  }
}
