import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { fingerprintsOf, post } from '../site-folder.ts'
import {
  configuration,
  createExtendedSite,
  openBuildThread,
  withAccents,
} from './extension-site.ts'

const thread = openBuildThread()

describe('a mistake in eleventy.config.ts', () => {
  it.each([
    ['a bracket too many', 'export default function () {\n  }}\n', '2:4', 'Unexpected "}"'],
    ['no default function', 'export const a = 1\n', '1:1', 'exports no function by default'],
    [
      'a missing module',
      "import { a } from './gone.ts'\nexport default () => a\n",
      '1:19',
      'Could not resolve "./gone.ts"',
    ],
    [
      'a package that is not installed',
      "\nimport a from 'gone-for-good'\nexport default () => a\n",
      '2:1',
      'imports the package "gone-for-good", which is not installed',
    ],
    ['an error while it is read', '\n  throw new Error("early")\n', '2:9', 'early'],
    ['an error while it runs', configuration("throw new Error('late')"), '3:9', 'late'],
    [
      'an error in a plug-in',
      configuration("configure.addPlugin(() => { throw new Error('plugged') })"),
      '3:37',
      'plugged',
    ],
    [
      'a call of setInputDirectory',
      configuration("Object(configure).setInputDirectory('content')"),
      '3:21',
      "setInputDirectory is not for a site's owner",
    ],
    ['a returned "dir"', configuration("return { dir: { input: '.' } }"), '1:1', 'returns dir'],
    [
      'a replaced Markdown library',
      configuration("Object(configure).setLibrary('md', {})"),
      '3:21',
      "setLibrary('md', …): posts have a renderer already",
    ],
    [
      'global data with a reserved name',
      configuration("configure.addGlobalData('posts', [])"),
      '3:13',
      "addGlobalData('posts', …): the site's own posts have this name",
    ],
    [
      'a missing file to copy',
      configuration("configure.addPassthroughCopy('gone')"),
      '3:13',
      'addPassthroughCopy: there is no file gone',
    ],
    [
      'a file to copy from outside the project',
      configuration("configure.addPassthroughCopy({ '../../../../../etc/passwd': '/' })"),
      '3:13',
      'is not a file of the project',
    ],
    [
      'a file to copy to a place outside the site',
      configuration("configure.addPassthroughCopy({ 'a.txt': '../..' })"),
      '3:13',
      'is not a path in the published site',
    ],
    [
      'a file that a plug-in writes into the site directly',
      configuration(
        "configure.on('eleventy.after', ({ directories }: never) => writeFileSync(join(directories.output, 'odd.txt'), ''))",
        "import { writeFileSync } from 'node:fs'\nimport { join } from 'node:path'",
      ),
      '1:1',
      'a plug-in writes the file odd.txt straight into the site',
    ],
  ])('is reported with its line: %s', async (_, config, place, message) => {
    using site = createExtendedSite({ 'eleventy.config.ts': config, 'a.txt': 'a' }, withAccents)

    const [found, ...more] = await thread.mistakesOf(site)

    expect(found).toContain(`eleventy.config.ts:${place} invalid-extension `)
    expect(found).toContain(message)
    expect(more).toEqual([])
    expect(existsSync(site.output)).toBe(false)
  })

  it('is reported along with all others, the one that stops it included', async () => {
    const config = configuration(
      `const all = Object(configure)
  all.setInputDirectory('content')
  all.addGlobalData('posts', []).addGlobalData('tags', [])
  all.setLibrary('md', {})
  throw new Error('late')`,
    )
    using site = createExtendedSite({ 'eleventy.config.ts': config }, withAccents)

    const found = await thread.mistakesOf(site)

    expect(found.map(one => /ts:(\d+):\d+ \S+ (.*)/.exec(one)?.slice(1))).toMatchObject([
      ['4', expect.stringContaining('setInputDirectory')],
      ['5', expect.stringContaining("addGlobalData('posts', …)")],
      ['5', expect.stringContaining("addGlobalData('tags', …)")],
      ['6', expect.stringContaining('setLibrary')],
      ['7', 'late'],
    ])
  })

  it('leaves the published site as it was', async () => {
    using site = createExtendedSite({}, withAccents)
    await thread.build(site)
    const before = fingerprintsOf(site.output)

    site.put('eleventy.config.ts', configuration("throw new Error('late')"))
    const found = await thread.mistakesOf(site)

    expect(found).toHaveLength(1)
    expect(fingerprintsOf(site.output)).toEqual(before)
  })
})

const adding = (template: string) => configuration(`configure.addTemplate(${template})`)

describe('a mistake in an added template', () => {
  it.each([
    ['Nunjucks', `'a.njk', 'x\\n{% for %}'`, 'a.njk: (a.njk) [Line 2, Column 8] unexpected token'],
    ['an unknown filter', `'a.njk', '{{ posts | gone }}'`, 'filter not found: gone'],
    ['Liquid', `'a.liquid', 'x\\n{% for %}'`, 'a.liquid: illegal tag: {% for %}'],
    [
      'an unknown layout',
      `'a.njk', 'x', { layout: 'gone' }`,
      'a.njk: You’re trying to use a layout',
    ],
    [
      'a permalink outside the site',
      `'a.njk', 'x', { permalink: '../../x.html' }`,
      'leads out of the site',
    ],
  ])('is reported at the line that adds it: %s', async (_, template, message) => {
    using site = createExtendedSite({ 'eleventy.config.ts': adding(template) })

    const found = await thread.mistakesOf(site)

    expect(found.join()).toContain('eleventy.config.ts:3:13 invalid-extension')
    expect(found.join()).toContain(message)
  })

  it('is reported at its own line if it is code in the configuration', async () => {
    using site = createExtendedSite({
      'eleventy.config.ts': adding("'a.11ty.js', {\n    render() { throw new Error('odd') } }"),
    })

    expect((await thread.mistakesOf(site)).join()).toContain(
      'eleventy.config.ts:4:22 invalid-extension',
    )
  })
})

describe('two outputs at one address', () => {
  it.each([
    [
      'a page and a post',
      "configure.addTemplate('a.njk', 'x', { permalink: '/one/' })",
      'a.njk writes /one/index.html, which posts/2026-01-01-one.md writes, too',
    ],
    [
      'a file and a list page',
      "configure.addPassthroughCopy({ 'a.txt': 'ARCHIVE/index.html' })",
      'a.txt writes /ARCHIVE/index.html, which the site itself writes, too',
    ],
    [
      'a file and a folder',
      "configure.addPassthroughCopy({ 'a.txt': 'archive' })",
      'a.txt writes /archive, which the site itself writes, too',
    ],
    [
      'two pages',
      "configure.addTemplate('a.njk', 'x', { permalink: '/a/' })\n  configure.addTemplate('b.njk', 'x', { permalink: '/a/' })",
      '1. b.njk 2. a.njk',
    ],
    [
      'a page and a file',
      "configure.addTemplate('a.njk', 'x', { permalink: '/b.txt' })\n  configure.addPassthroughCopy({ 'a.txt': 'b.txt' })",
      'a.txt writes /b.txt, which a.njk writes, too',
    ],
  ])('are an error that names both: %s', async (_, body, message) => {
    using site = createExtendedSite(
      { 'eleventy.config.ts': configuration(body), 'a.txt': 'a' },
      withAccents,
    )

    expect((await thread.mistakesOf(site)).join()).toContain(message)
  })
})

describe('mistakes besides one in eleventy.config.ts', () => {
  it.each([
    ['without', { keepGoing: false }],
    ['with', { keepGoing: true }],
  ])('are reported along with it, %s --keep-going', async (_, options) => {
    using site = createExtendedSite(
      { 'eleventy.config.ts': 'export const a = 1\n' },
      {
        'posts/2026-01-01-one.md': post('One', 'tag: [a]', '[gone](gone.md)'),
        'theme.css': 'body { background: url(gone.png); }',
      },
    )

    const found = await thread.mistakesOf(site, options)

    expect(found.map(text => text.split(' ', 2)[1])).toEqual([
      'unknown-key',
      'broken-link',
      'invalid-theme',
      'invalid-extension',
    ])
  })

  it('do not include fragments and markup that plug-ins may add', async () => {
    using site = createExtendedSite(
      { 'eleventy.config.ts': 'export const a = 1\n' },
      { 'posts/2026-01-01-one.md': post('One', '', '[there](#there) {{< map >}}') },
    )

    expect(await thread.mistakesOf(site)).toHaveLength(1)
  })
})

describe('shortcodes in posts', () => {
  it('are not reported if a plug-in changes Markdown, since they may be its own', async () => {
    using site = createExtendedSite(
      { 'eleventy.config.ts': configuration("configure.amendLibrary('md', () => {})") },
      { 'posts/2026-01-01-one.md': post('One', '', '{{< map >}}') },
    )

    expect(await thread.mistakesOf(site)).toEqual([])
  })
})
