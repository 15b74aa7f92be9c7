import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { FrontMatter } from '../../../generator/content/front-matter/front-matter.ts'
import { createSiteFolder, post, type SiteFolder } from '../site-folder.ts'

/** A value for every key of front matter, each with a word of its own to search for. */
const canaries: Readonly<Record<keyof typeof FrontMatter.shape, string>> = {
  title: 'Canary title',
  date: '2026-01-31 23:42:07',
  updated: '2026-02-01 22:41:08',
  description: 'Canary description',
  tags: '[canary tag, seen too]',
  series: 'Canary series',
  draft: 'false',
  publish: '2026-02-02 21:43:09',
  expires: '9998-12-31',
  permalink: '/canary-permalink/',
  aliases: '[/canary-alias/]',
  author: 'Canary author',
  image: 'canary-image.svg',
  imageAlt: 'Canary alternative',
  lang: 'pt-BR',
  canonical: 'https://canary.example/',
  comments: 'open',
  id: 'canary-id',
  layout: 'post',
}

const reasons = [
  ['a draft', { draft: 'true' }],
  ['a scheduled post', { publish: '2026-11-21' }],
  ['a post dated tomorrow', { date: '2026-11-21', publish: null }],
  ['an expired post', { expires: '2026-11-20' }],
  ['a draft of a page', { draft: 'true', layout: 'page' }],
  [
    'a post dated tomorrow with an earlier publish date',
    { date: '2026-11-21', publish: '2026-01-02' },
  ],
] as const

function hidden(changes: Readonly<Partial<Record<keyof typeof canaries, string | null>>>): string {
  const lines = Object.entries({ ...canaries, ...changes })
    .filter(([, value]) => value !== null)
    .map(([key, value]) => `${key}: ${value}\n`)
  return `---\n${lines.join('')}---\n\nCanary text, [a canary file](canary-file.pdf).\n\n## Canary heading\n`
}

function siteWith(text: string) {
  return createSiteFolder({
    'posts/2026-01-01-seen.md': post('Seen', 'tags: [seen too]\nseries: Seen'),
    'posts/2026-01-31-canary-name/index.md': text,
    'posts/2026-01-31-canary-name/canary-image.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'posts/2026-01-31-canary-name/canary-file.pdf': 'canary',
    'posts/2026-03-01-seen-later.md': post('Seen later', 'tags: [seen too]\nseries: Seen'),
  })
}

/** What betrays the hidden post and its times in the names and bytes of the published files. */
function traces(site: SiteFolder): string[] {
  const files = readdirSync(site.output, { recursive: true, withFileTypes: true })
  return files.flatMap(entry => {
    const path = join(entry.parentPath, entry.name)
    const bytes = entry.isFile() ? readFileSync(path, 'latin1') : ''
    const found = `${path.slice(site.output.length)}\n${bytes}`
    return found.match(/canary|:42:07|:41:08|:43:09|9998|pt-BR/gi) ?? []
  })
}

describe('a build', () => {
  it.each(reasons)('leaves no trace of %s', async (_, changes) => {
    using site = siteWith(hidden(changes))

    const report = await site.build()

    expect(report.posts).toBe(2)
    expect(traces(site)).toEqual([])
  })

  it.each(reasons)(
    'shows a picture out of the folder of %s without naming the folder',
    async (_, changes) => {
      using site = createSiteFolder({
        'posts/2026-01-01-seen.md': `${post('Seen')}\n![A chart](2026-01-31-canary-name/parts/chart.svg)\n`,
        'posts/2026-01-31-canary-name/index.md': hidden(changes),
        'posts/2026-01-31-canary-name/canary-image.svg':
          '<svg xmlns="http://www.w3.org/2000/svg"/>',
        'posts/2026-01-31-canary-name/canary-file.pdf': 'canary',
        'posts/2026-01-31-canary-name/parts/chart.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
      })

      await site.build()

      expect(site.page('seen/index.html')).toMatch(/<img src="\/media\/[^/"]+\/chart\.svg"/)
      expect(traces(site)).toEqual([])
    },
  )

  it.each(reasons)('removes every trace of a post that becomes %s', async (_, changes) => {
    using site = siteWith(hidden({}))
    await site.build()
    const before = traces(site)
    site.write('posts/2026-01-31-canary-name/index.md', hidden(changes))

    await site.build()

    expect(before.length).toBeGreaterThan(10)
    expect(traces(site)).toEqual([])
  })
})

describe('a preview with drafts', () => {
  const previewOf = async (changes: (typeof reasons)[number][1]) => {
    const site = siteWith(hidden(changes))
    await site.build({ drafts: true })
    return site
  }

  it.each([
    ['Draft', 0],
    ['Scheduled', 1],
    ['Scheduled', 2],
    ['Expired', 3],
    ['Draft', 4],
  ] as const)(
    'shows "%s" above the page and keeps it from search engines',
    async (label, place) => {
      using site = await previewOf(reasons[place][1])

      const page = site.page('canary-permalink/index.html')

      expect(page).toContain(`<strong>${label}.</strong>`)
      expect(page).toContain('<meta name="robots" content="noindex">')
      expect(site.page('sitemap.xml')).not.toContain('canary')
      expect(site.page('_headers')).toContain('X-Robots-Tag: noindex')
    },
  )

  it('marks a draft in lists, and no other post', async () => {
    using site = await previewOf(reasons[0][1])

    const marks = site.page('index.html').match(/<h2 .*<\/h2>/g)

    expect(marks).toEqual([
      '<h2 dir="auto"><a class="p-name u-url" href="/seen-later/">Seen later</a></h2>',
      '<h2 lang="pt-BR" dir="ltr"><a class="p-name u-url" href="/canary-permalink/">Canary title</a> <span class="unpublished-mark" lang="en" dir="ltr">Draft</span></h2>',
      '<h2 dir="auto"><a class="p-name u-url" href="/seen/">Seen</a></h2>',
    ])
    expect(site.page('seen/index.html')).not.toContain('noindex')
  })
})
