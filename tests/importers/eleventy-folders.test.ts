import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { processorTimeSince } from '../processor-time.ts'
import { importInto, makeContent, makeFolder } from './moving-in.ts'
import { eleventyConfig as config, importEleventy, eleventyText as text } from './old-site.ts'

describe('a folder of Eleventy', () => {
  it('has every text counted once, readable or not, in less than 10 seconds of CPU time', async () => {
    const pieces = ['{% highlight x %}', '{{', '{#', '{% raw %}', '[', '`', '{% image ']
    const hostile = pieces.map((piece, number) => [
      `src/posts/${number}.md`,
      text('templateEngineOverride: njk,md\n', piece.repeat(20_000)),
    ])

    const before = process.cpuUsage()
    const { report } = await importEleventy({
      ...Object.fromEntries(hostile),
      '.gitignore': `${'*a'.repeat(90)}\n${'('.repeat(100)}\n*\n`,
      'src/posts/broken.md': '---\ntitle: [\n---\n',
      'src/posts/code.md': '---js\n{ title: process.exit() }\n---\n',
      'src/posts/up.md': text('permalink: /../../../up/\nslug: ../../up\n'),
      'src/feed.njk': '---\npermalink: /feed.xml\n---\n',
      'src/tags.md': '---\ntitle: Tags\nlayout: tags.njk\n---\n',
      'src/list.md': text('pagination: { data: collections.posts }\n'),
    })
    const spent = processorTimeSince(before)

    expect(report).toMatchObject({
      read: 13,
      imported: 8,
      skipped: { unreadable: 2, template: 3 },
    })
    expect(spent).toBeLessThan(10_000)
  })

  it.each([
    ['invalid data', { 'src/posts/posts.json': '{', 'src/posts/a.md': text('') }],
    [
      'invalid data in YAML',
      {
        'eleventy.config.js': 'c.addDataExtension("yml", load)',
        'posts/posts.yml': 'draft: [',
        'posts/a.md': text(''),
      },
    ],
    [
      'data in an unknown format',
      {
        'eleventy.config.js': 'c.addDataExtension("csv", load)',
        'posts/posts.csv': 'draft',
        'posts/a.md': text(''),
      },
    ],
    ['no text', { 'src/a.txt': 'text' }],
  ])('is rejected with %s', async (_, files) => {
    const folder = makeFolder({ 'eleventy.config.js': config, ...files })
    const content = makeContent()

    await expect(importInto(content, ['eleventy', folder])).rejects.toThrow(
      /correct it|write it as JSON|holds no text/,
    )
    expect(existsSync(join(content, 'posts'))).toBe(false)
  })

  it('is never left, whatever input folder its configuration names', async () => {
    const { report } = await importEleventy({
      'eleventy.config.js':
        'export default { dir: { input: "../../../../../../etc", data: "../../../etc" } }',
      'posts/a.md': text(''),
    })

    expect(report.imported).toBe(1)
  })
})
