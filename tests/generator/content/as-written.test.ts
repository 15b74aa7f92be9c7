import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createSiteFolder, post } from '../site-folder.ts'

const one = 'posts/2026-01-01-one.md'

describe('the text of a post', () => {
  it('is not run as a template, in code or out of it', async () => {
    const body = [
      'Prose with {{ nothing }}, {% no such %} and {# none #}.',
      '`{{ code }}` and `{#`',
      '```njk\n{{ constructor.constructor("return process.version")() }}{% raw %}\n```',
    ].join('\n\n')
    using site = createSiteFolder({
      [one]: post('"{{ title }} {% if %}"', 'tags: ["{{ x }}"]', body),
    })

    await site.build()

    const page = site.page('one/index.html')
    for (const words of ['{{ nothing }}', '{% no such %}', '{# none #}', '{#</code>'])
      expect(page).toContain(words)
    expect(page).toContain('return process.version')
    expect(page).toContain('{% raw %}')
    expect(page).toContain('<title>{{ title }} {% if %}')
  })

  it.each([
    ['yes', 'yes'],
    ['no', 'no'],
    ['on', 'on'],
    ['2026-01-01', '2026-01-01'],
    ['"012"', '012'],
    ["'1.10'", '1.10'],
    ['12:30', '12:30'],
    ['1_000', '1_000'],
    ['"true"', 'true'],
    ['Größe 🎉', 'Größe 🎉'],
  ])('keeps a title that YAML might convert: %s', async (written, title) => {
    using site = createSiteFolder({ [one]: post(written) })

    await site.build()

    expect(site.page('one/index.html')).toContain(`<title>${title}`)
  })

  it.each([
    ['a byte order mark and CRLF line ends', text => `\uFEFF${text.replaceAll('\n', '\r\n')}`],
    ['spaces after the fences of the front matter', text => text.replaceAll('---\n', '---  \n')],
    ['no line break at the end', text => text.trimEnd()],
    [
      'an empty list and a comment in the front matter',
      text => text.replace('---\n', '---\n# a comment\ntags: []\n'),
    ],
  ] satisfies [string, (text: string) => string][])('is read with %s', async (_, change) => {
    using site = createSiteFolder({ [one]: change(post('One', 'date: 2026-01-02')) })

    await site.build()

    expect(site.page('one/index.html')).toContain('datetime="2026-01-01T23:00:00Z"')
    expect(site.page('one/index.html')).toContain('<p>Words.</p>')
  })
})

describe('code beside posts', () => {
  const code = `import { writeFileSync } from 'node:fs'\nwriteFileSync(process.env.TRACE ?? 'trace', 'ran')\nthrow new Error('ran')\n`

  it('is never run, and never published', async () => {
    using site = createSiteFolder({
      [one]: post('One'),
      'posts/2026-01-01-one.11tydata.js': code,
      'posts/posts.11tydata.mjs': code,
      'posts/posts.11tydata.cjs': code,
      'posts/posts.json': '{ "layout": "no such", "draft": true }',
      'posts/2026-01-02-two.njk': '{{ nothing }}',
      'posts/2026-01-03-three.11ty.js': code,
      'posts/page.html': '{{ nothing }}',
      '_data/site.js': code,
      '_includes/base.njk': 'x',
      'eleventy.config.js': code,
    })

    const { posts, diagnostics } = await site.build()

    expect([posts, diagnostics]).toEqual([1, []])
    const published = readdirSync(site.output, { recursive: true, encoding: 'utf8' })
    expect(published.filter(name => /11ty|njk|posts|page\.html|_data|config/.test(name))).toEqual(
      [],
    )
    expect(existsSync(join(site.content, '..', 'trace'))).toBe(false)
    expect(existsSync('trace')).toBe(false)
  })
})
