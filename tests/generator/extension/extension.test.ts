import { globSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fingerprintsOf, post } from '../site-folder.ts'
import {
  configuration,
  createExtendedSite,
  type ExtendedSite,
  garden,
  openBuildThread,
  twoPosts,
  words,
} from './extension-site.ts'

const copying = configuration("configure.addPassthroughCopy({ static: '/' })")

/** All pages except that of the search, whose addresses contain a hash of the configuration. */
function pagesOf({ output }: ExtendedSite): Record<string, string> {
  const files = Object.entries(fingerprintsOf(output))
  return Object.fromEntries(files.filter(([file]) => /^(?!search\/).*\.(?:html|xml)$/.test(file)))
}

const thread = openBuildThread()

describe('a rebuild of a site with an extension', () => {
  it('equals a clean build byte for byte after every edit of the extension', async () => {
    using site = createExtendedSite({}, twoPosts)
    const config = 'eleventy.config.ts'
    const both = garden.replace(
      "configure.addFilter('sign', sign)",
      "configure.addFilter('sign', sign)\n  configure.addPassthroughCopy({ static: '/' })",
    )
    const edits: readonly (readonly [edit: () => void, page: string, holds: string | null])[] = [
      [() => {}, 'garden/index.html', null],
      [
        () => {
          site.put('words.ts', words('!'))
          site.put(config, garden)
        },
        'garden/index.html',
        '<li>Two!</li><li>One!</li>',
      ],
      [() => site.put(config, garden.replace('<h1>G', '<h1>My g')), 'garden/index.html', 'My gar'],
      [() => site.put('words.ts', words('?')), 'garden/index.html', '<li>One?</li>'],
      [
        () => site.write('posts/2026-01-01-one.md', post('First', 'tags: [notes]')),
        'garden/index.html',
        '<li>First?</li>',
      ],
      [() => site.remove('posts/2026-01-02-two.md'), 'garden/index.html', '</h1><li>First?</li>'],
      [
        () => {
          site.put('static/a/key.txt', 'one')
          site.put(config, both)
        },
        'a/key.txt',
        'one',
      ],
      [() => site.put('static/a/key.txt', 'two'), 'a/key.txt', 'two'],
      [() => site.take('static/a/key.txt'), 'a/key.txt', null],
      [() => site.put(config, both.replace('/garden/', '/plot/')), 'garden/index.html', null],
      [() => site.take(config), 'plot/index.html', null],
    ]

    const clean = join(site.project, 'clean')
    for (const [edit, page, holds] of edits) {
      edit()
      await thread.build(site)

      const published = fingerprintsOf(site.output)
      if (holds === null) expect(published).not.toHaveProperty([page])
      else expect(site.page(page)).toContain(holds)
      expect(await thread.build(site)).toMatchObject({ rendered: 0, removed: 0 })
      await thread.build(site, { output: clean, useCache: false })
      expect(published).toEqual(fingerprintsOf(clean))
    }
  })

  it('gives the same pages as without Eleventy if the configuration adds nothing', async () => {
    using site = createExtendedSite({}, { ...twoPosts, 'pages/about.md': post('About') })
    await thread.build(site)
    const printed = pagesOf(site)
    site.put('eleventy.config.ts', configuration(''))

    const { rendered } = await thread.build(site)

    expect(rendered).toBeGreaterThan(Object.keys(printed).length)
    expect(pagesOf(site)).toEqual(printed)
  })

  it('does not run an unchanged configuration again', async () => {
    using site = createExtendedSite({
      'eleventy.config.ts': configuration(
        "appendFileSync(join(import.meta.dirname, 'runs.txt'), 'x')",
        "import { appendFileSync } from 'node:fs'\nimport { join } from 'node:path'",
      ),
    })
    const runs = () => readFileSync(join(site.project, 'runs.txt'), 'utf8').length
    await site.build()
    const before = runs()

    await site.build()

    expect(before).toBeGreaterThan(0)
    expect(runs()).toBe(before)
  })

  it('writes an added page again when a title in it changes, but not when only a text does', async () => {
    using site = createExtendedSite(
      { 'words.ts': words('!'), 'eleventy.config.ts': garden },
      twoPosts,
    )
    await site.build()

    site.write('posts/2026-01-02-two.md', post('Two', '', 'Words, other than before.'))
    const ofText = await site.build()
    site.write('posts/2026-01-02-two.md', post('Second', '', 'Words, other than before.'))
    await site.build()

    expect(ofText.rendered).toBe(8)
    expect(site.page('garden/index.html')).toContain('<li>Second!</li>')
  })

  it('detects a change to a file that the configuration adds as a watch target', async () => {
    using site = createExtendedSite({
      'plants.json': '["rose"]',
      'eleventy.config.ts': configuration(
        `const plants = JSON.parse(readFileSync(join(import.meta.dirname, 'plants.json'), 'utf8'))
  configure.addTemplate('plants.njk', plants.join(), { permalink: '/plants.txt' })
  configure.addWatchTarget('*.json')`,
        "import { readFileSync } from 'node:fs'\nimport { join } from 'node:path'",
      ),
    })
    await site.build()

    site.put('plants.json', '["rose","lily"]')
    await site.build()

    expect(site.page('plants.txt')).toBe('rose,lily')
  })

  it('detects a change to a copied file of the same size and an old modification time', async () => {
    using site = createExtendedSite({ 'static/a.txt': 'abc', 'eleventy.config.ts': copying })
    await site.build()

    site.put('static/a.txt', 'xyz')
    utimesSync(join(site.project, 'static/a.txt'), 1_000, 1_000)
    await site.build()

    expect(site.page('a.txt')).toBe('xyz')
  })

  it('renders an added page again if its cached copy was damaged', async () => {
    using site = createExtendedSite(
      { 'words.ts': words('!'), 'eleventy.config.ts': garden },
      twoPosts,
    )
    await site.build()
    const before = fingerprintsOf(site.output)

    const copies = globSync(join(site.project, 'cache/builds/*/made/*'))
    for (const copy of copies) writeFileSync(copy, 'defaced')
    rmSync(site.output, { recursive: true })
    await site.build()

    expect(copies).not.toEqual([])
    expect(fingerprintsOf(site.output)).toEqual(before)
  })

  it('restores an added page that was changed in the output', async () => {
    using site = createExtendedSite(
      { 'words.ts': words('!'), 'eleventy.config.ts': garden },
      twoPosts,
    )
    await site.build()
    const before = fingerprintsOf(site.output)

    site.put('site/garden/index.html', 'defaced')
    await site.build()

    expect(fingerprintsOf(site.output)).toEqual(before)
  })
})
