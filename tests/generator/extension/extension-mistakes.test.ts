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
    ['no function', 'export const a = 1\n', '1:1', 'exports no function by default'],
    [
      'a module that is not there',
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
      'a folder for Eleventy to read',
      configuration("Object(configure).setInputDirectory('content')"),
      '3:21',
      "setInputDirectory is not for a site's owner",
    ],
    [
      'folders in what it returns',
      configuration("return { dir: { input: '.' } }"),
      '1:1',
      'returns dir',
    ],
    [
      'another renderer',
      configuration("Object(configure).setLibrary('md', {})"),
      '3:21',
      "setLibrary('md', …): posts have a renderer already",
    ],
    [
      "a name of the site's",
      configuration("configure.addGlobalData('posts', [])"),
      '3:13',
      "addGlobalData('posts', …): the site's own posts have this name",
    ],
    [
      'a file to copy that is not there',
      configuration("configure.addPassthroughCopy('gone')"),
      '3:13',
      'addPassthroughCopy: there is no file gone',
    ],
    [
      'a file to copy from elsewhere',
      configuration("configure.addPassthroughCopy({ '../../../../../etc/passwd': '/' })"),
      '3:13',
      'is not a file of the project',
    ],
    [
      'a file to copy to elsewhere',
      configuration("configure.addPassthroughCopy({ 'a.txt': '../..' })"),
      '3:13',
      'is not a path in the published site',
    ],
    [
      'a file that a plug-in writes by itself',
      configuration(
        "configure.on('eleventy.after', ({ directories }: never) => writeFileSync(join(directories.output, 'odd.txt'), ''))",
        "import { writeFileSync } from 'node:fs'\nimport { join } from 'node:path'",
      ),
      '1:1',
      'a plug-in writes the file odd.txt straight into the site',
    ],
  ])('is told with its line: %s', async (_, config, place, message) => {
    using site = createExtendedSite({ 'eleventy.config.ts': config, 'a.txt': 'a' }, withAccents)

    const [told, ...more] = await thread.told(site)

    expect(told).toContain(`eleventy.config.ts:${place} invalid-extension `)
    expect(told).toContain(message)
    expect(more).toEqual([])
    expect(existsSync(site.output)).toBe(false)
  })

  it('is told with all others that do not stop it, and with the one that does', async () => {
    const config = configuration(
      `const all = Object(configure)
  all.setInputDirectory('content')
  all.addGlobalData('posts', []).addGlobalData('tags', [])
  all.setLibrary('md', {})
  throw new Error('late')`,
    )
    using site = createExtendedSite({ 'eleventy.config.ts': config }, withAccents)

    const told = await thread.told(site)

    expect(told.map(one => /ts:(\d+):\d+ \S+ (.*)/.exec(one)?.slice(1))).toMatchObject([
      ['4', expect.stringContaining('setInputDirectory')],
      ['5', expect.stringContaining("addGlobalData('posts', …)")],
      ['5', expect.stringContaining("addGlobalData('tags', …)")],
      ['6', expect.stringContaining('setLibrary')],
      ['7', 'late'],
    ])
  })

  it('leaves the old site as it was', async () => {
    using site = createExtendedSite({}, withAccents)
    await thread.build(site)
    const before = fingerprintsOf(site.output)

    site.put('eleventy.config.ts', configuration("throw new Error('late')"))
    const told = await thread.told(site)

    expect(told).toHaveLength(1)
    expect(fingerprintsOf(site.output)).toEqual(before)
  })
})

const adding = (template: string) => configuration(`configure.addTemplate(${template})`)

describe('a mistake in a template that is added', () => {
  it.each([
    ['Nunjucks', `'a.njk', 'x\\n{% for %}'`, 'a.njk: (a.njk) [Line 2, Column 8] unexpected token'],
    ['a filter', `'a.njk', '{{ posts | gone }}'`, 'filter not found: gone'],
    ['Liquid', `'a.liquid', 'x\\n{% for %}'`, 'a.liquid: illegal tag: {% for %}'],
    ['a layout', `'a.njk', 'x', { layout: 'gone' }`, 'a.njk: You’re trying to use a layout'],
    ['a place outside', `'a.njk', 'x', { permalink: '../../x.html' }`, 'leads out of the site'],
  ])('is told with the line where it is added: %s', async (_, template, message) => {
    using site = createExtendedSite({ 'eleventy.config.ts': adding(template) })

    const told = await thread.told(site)

    expect(told.join()).toContain('eleventy.config.ts:3:13 invalid-extension')
    expect(told.join()).toContain(message)
  })

  it('is told with its own line where it is written in TypeScript', async () => {
    using site = createExtendedSite({
      'eleventy.config.ts': adding("'a.11ty.js', {\n    render() { throw new Error('odd') } }"),
    })

    expect((await thread.told(site)).join()).toContain('eleventy.config.ts:4:22 invalid-extension')
  })
})

describe('two things at one place', () => {
  it.each([
    [
      'a page and a post',
      "configure.addTemplate('a.njk', 'x', { permalink: '/one/' })",
      'a.njk writes /one/index.html, which posts/2026-01-01-one.md writes, too',
    ],
    [
      'a file and a list',
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
  ])('are a mistake that names both: %s', async (_, body, message) => {
    using site = createExtendedSite(
      { 'eleventy.config.ts': configuration(body), 'a.txt': 'a' },
      withAccents,
    )

    expect((await thread.told(site)).join()).toContain(message)
  })
})

describe('mistakes beside one in eleventy.config.ts', () => {
  it.each([
    ['without', { keepGoing: false }],
    ['with', { keepGoing: true }],
  ])('are told with it, %s --keep-going', async (_, options) => {
    using site = createExtendedSite(
      { 'eleventy.config.ts': 'export const a = 1\n' },
      {
        'posts/2026-01-01-one.md': post('One', 'tag: [a]', '[gone](gone.md)'),
        'theme.css': 'body { background: url(gone.png); }',
      },
    )

    const told = await thread.told(site, options)

    expect(told.map(text => text.split(' ', 2)[1])).toEqual([
      'unknown-key',
      'broken-link',
      'invalid-theme',
      'invalid-extension',
    ])
  })

  it('say nothing of parts of pages, which plug-ins may add', async () => {
    using site = createExtendedSite(
      { 'eleventy.config.ts': 'export const a = 1\n' },
      { 'posts/2026-01-01-one.md': post('One', '', '[there](#there) {{< map >}}') },
    )

    expect(await thread.told(site)).toHaveLength(1)
  })
})

describe('short codes in posts', () => {
  it('are no mistake where a plug-in changes Markdown, since they may be its own', async () => {
    using site = createExtendedSite(
      { 'eleventy.config.ts': configuration("configure.amendLibrary('md', () => {})") },
      { 'posts/2026-01-01-one.md': post('One', '', '{{< map >}}') },
    )

    expect(await thread.told(site)).toEqual([])
  })
})
