import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { post } from '../site-folder.ts'
import { createExtendedSite } from './extension-site.ts'

const guide = readFileSync('docs/guides/extending.md', 'utf8')

/** The files of a part of the guide, in order: a block of code begins with the name of its file. */
const blocks = [...guide.matchAll(/```\w+\n(?:\/\/|<!--) (\S+)(?: -->)?\n([\s\S]*?)```/g)].map(
  ([, file = '', text = '']) => ({ file, text }),
)

/** Each configuration with the files that stand before it in the guide. */
const projects = blocks.flatMap(({ file }, position) =>
  file === 'eleventy.config.ts'
    ? [Object.fromEntries(blocks.slice(0, position + 1).map(({ file, text }) => [file, text]))]
    : [],
)

const content = {
  'posts/2026-01-01-one.md': post('One', 'tags: [notes]', 'Press [[Ctrl+C]].'),
  'posts/2026-01-02-two.md': post('Two & more', 'tags: [notes]'),
}
const files = { 'static/.well-known/key.txt': 'key', 'papers/thesis.txt': 'ten years' }

/** In the order of the guide: what an example does, a page, and a part of that page. */
const promises = [
  ['begins with a function that does nothing', 'index.html', '<h1'],
  ['adds keys to Markdown', 'one/index.html', '<p>Press <kbd>Ctrl+C</kbd>.</p>'],
  ['adds a filter and a page', 'reading-times/index.html', 'Two &amp; more</a>, a minute</li>'],
  ['reads a template from a file', 'shelf/index.html', '<p>2 posts about notes </p>'],
  [
    'adds a kind of page',
    'trails/notes/index.html',
    '<ol><li><a href="/one/">One</a></li><li><a href="/two/">Two &amp; more</a></li></ol>',
  ],
  ['adds a plug-in', 'printing/index.html', '<p>Set in <em>your own</em> font.</p>'],
  ['adds a transform', 'index.html', '</html>\n<!-- made by hand -->'],
  ['copies files', '.well-known/key.txt', 'key'],
] as const

describe('the guide to extending', () => {
  it('has an example for each promise', () => {
    expect(projects).toHaveLength(promises.length)
  })

  it('imports only what the files of the repository export', () => {
    const imported = blocks.flatMap(({ text }) =>
      [
        ...text.matchAll(
          /import (?:type )?\{ ([^}]+) \} from '\.\/((?:generator|templates)\/[^']+)'/g,
        ),
      ].flatMap(([, names = '', from = '']) => names.split(', ').map(name => ({ name, from }))),
    )

    const missing = imported.filter(
      ({ name, from }) =>
        !new RegExp(`^export [a-z ]+ ${name}\\b`, 'm').test(readFileSync(from, 'utf8')),
    )
    expect(imported).toContainEqual({ name: 'TagFacts', from: 'generator/extension/facts.ts' })
    expect(missing).toEqual([])
  })

  it.each(promises.map((promise, position) => [...promise, position] as const))(
    '%s',
    async (_, page, expected, position) => {
      using site = createExtendedSite({ ...files, ...projects[position] }, content)

      await site.build()

      expect(site.page(page)).toContain(expected)
    },
  )
})
