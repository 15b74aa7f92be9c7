import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { paperOf } from '../../../generator/assets/theme.ts'
import { createSiteFolder, fingerprintsOf, post, type SiteFolder } from '../site-folder.ts'

const paper = ':root { --paper: light-dark(#ffffff, #101010); }\n'
const theme = `${paper}h1 { letter-spacing: 0.125em; }\n`

function openSite(files: Readonly<Record<string, string>> = { 'theme.css': theme }): SiteFolder {
  return createSiteFolder({ 'posts/2026-01-01-one.md': post('One'), ...files })
}

const styleIn = (page: string) => /href="(\/assets\/index-\w+\.css)"/.exec(page)?.[1] ?? ''
const styleOf = (site: SiteFolder) => site.page(styleIn(site.page('index.html')))
const mistakesOf = async (files: Readonly<Record<string, string>>) => {
  using site = openSite(files)
  const found = await site.mistakes()
  return found.map(({ file, line, severity, code, message }) => ({
    where: `${file.replace(/^.*\//, '')}:${line}`,
    said: `${severity} ${code} ${message}`,
  }))
}

describe('a theme', () => {
  it('comes after our own rules in every style sheet that a page may load', async () => {
    using site = openSite()

    await site.build()

    const folder = join(site.output, 'assets')
    const sheets = readdirSync(folder).filter(name => name.endsWith('.css'))
    expect(sheets).toHaveLength(3)
    for (const sheet of sheets)
      expect(readFileSync(join(folder, sheet), 'utf8')).toMatch(
        /--paper:\s*light-dark\(#fbf7ee[\s\S]*letter-spacing:\s*\.125em/,
      )
  })

  it('is found when the content folder is a relative path', async () => {
    using site = openSite()

    await site.build({ content: relative(process.cwd(), site.content) })

    expect(styleOf(site)).toContain('.125em')
  })

  it('is read again when a style sheet that it imports from a package changes', async () => {
    const letters = (space: string) => `h1 { letter-spacing: ${space}; }\n`
    using site = openSite({
      'theme.css': '@import "letters/letters.css";\n',
      '../node_modules/letters/letters.css': letters('0.125em'),
    })
    await site.build()

    site.write('../node_modules/letters/letters.css', letters('0.25em'))
    site.write('posts/2026-01-01-one.md', post('One', '', 'Other words.'))
    await site.build()

    expect(styleOf(site)).toContain('.25em')
  })

  it('changes the name of the style sheet on every page when it changes', async () => {
    using site = openSite()
    await site.build()
    const pages = ['index.html', 'one/index.html', '404.html', 'archive/index.html']
    const before = pages.map(page => styleIn(site.page(page)))

    site.write('theme.css', theme.replace('0.125em', '0.25em'))
    await site.build()

    const after = pages.map(page => styleIn(site.page(page)))
    expect(new Set(before).size).toBe(1)
    expect(new Set(after).size).toBe(1)
    expect(after[0]).not.toBe(before[0])
    expect(styleOf(site)).toContain('.25em')
  })

  it('changes only pages and style sheets when it changes', async () => {
    using site = openSite()
    await site.build()
    const before = fingerprintsOf(site.output)

    site.write('theme.css', theme.replace('0.125em', '0.25em'))
    await site.build()

    const after = fingerprintsOf(site.output)
    const changed = Object.keys({ ...before, ...after }).filter(
      file => before[file] !== after[file],
    )
    expect(changed.filter(file => !/\.(?:html|css)$/.test(file))).toEqual([])
    expect(Object.keys(after).filter(file => file.startsWith('assets/search/'))).not.toEqual([])
  })

  it('leaves no trace in the style sheet after it is removed', async () => {
    using plain = openSite({})
    using site = openSite()
    await plain.build()
    await site.build()

    site.remove('theme.css')
    await site.build()

    expect(styleIn(site.page('index.html'))).toBe(styleIn(plain.page('index.html')))
    expect(styleOf(site)).not.toContain('.125em')
  })

  it('sets the theme colour of browsers and the background of the web app manifest', async () => {
    using site = openSite()

    await site.build()

    expect(site.page('index.html')).toContain('<meta name="theme-color" content="#ffffff"')
    expect(site.page('index.html')).toContain('<meta name="theme-color" content="#101010"')
    expect(JSON.parse(site.page('manifest.webmanifest')).background_color).toBe('#ffffff')
  })

  it('includes its own fonts, under names that change with their contents', async () => {
    using site = openSite({
      'theme.css': '@font-face { font-family: Own; src: url("own.woff2") format("woff2"); }',
      'own.woff2': 'the first',
    })
    const fontIn = () => /own-\w+\.woff2/.exec(styleOf(site))?.[0] ?? ''
    await site.build()
    const first = fontIn()

    site.write('own.woff2', 'the second')
    await site.build()

    expect(fontIn()).not.toBe(first)
    expect(readFileSync(join(site.output, 'assets', fontIn()), 'utf8')).toBe('the second')
  })
})

describe('an invalid theme', () => {
  it.each([
    ['an @import from another site', '@import "https://fonts.example/own.css";'],
    ['an address without a scheme', 'body { background: url(//images.example/paper.png); }'],
    ['a data: address', 'body { background: url("data:image/png;base64,AAAA"); }'],
    ['a missing file', '\nbody { background: url(paper.png); }'],
    ['a file that is neither a font nor a picture', 'body { background: url(site.yaml); }'],
  ])('stops the build and is reported with its line: %s', async (_, css) => {
    const found = await mistakesOf({ 'theme.css': css })

    expect(found).toHaveLength(1)
    expect(found[0]?.where).toBe(`theme.css:${css.startsWith('\n') ? 2 : 1}`)
    expect(found[0]?.said).toMatch(/^error invalid-theme /)
  })

  it.each([
    ['@import "https://fonts.example/own.css";', 'Put its rules into theme.css. Of a font, '],
    ['body { background: url(https://a.example/p.png); }', 'Put a copy of the file beside '],
    ['body { background: url("data:image/png;base64,AA"); }', 'Put it into a file beside '],
    ['body { background: url(paper.png); }', 'Put the file beside theme.css, '],
    ['body { background: url(own.ttf); }', 'A theme holds fonts as .woff2, and pictures as '],
  ])('is reported with a hint on how to fix it: %s', async (css, hint) => {
    using site = openSite({ 'theme.css': css, 'own.ttf': '' })

    const [found] = await site.mistakes()

    expect(found?.hint.startsWith(hint)).toBe(true)
  })

  it.each([
    ['without', { keepGoing: false }],
    ['with', { keepGoing: true }],
  ])('is reported along with all other mistakes, %s --keep-going', async (_, options) => {
    using site = openSite({
      'theme.css': 'h1 { colour red; }\nbody { background: url(paper.png); }\n',
      'posts/2026-01-02-two.md': post('Two', 'updated: 2026-01-01', '[gone](gone.md)'),
    })

    const found = await site.mistakes(options)

    expect(found.map(({ severity, code }) => `${severity} ${code}`)).toEqual([
      'warning invalid-date',
      'error broken-link',
      'warning invalid-theme',
      'error invalid-theme',
    ])
  })

  it('is reported along with the warnings of posts that have no errors', async () => {
    using site = openSite({
      'theme.css': 'body { background: url(paper.png); }\n',
      'posts/2026-01-02-two.md': post('Two', 'updated: 2026-01-01'),
    })

    const found = await site.mistakes()

    expect(found.map(({ code }) => code)).toEqual(['invalid-date', 'invalid-theme'])
  })

  it('is reported at a bracket that is never closed', async () => {
    using site = openSite({ 'theme.css': 'h1 { color: red; }\nh2 {\n  color: red;\n\n' })

    const [found] = await site.mistakes()

    expect(found).toMatchObject({ line: 2, column: 4, message: '"{" has no "}"' })
  })

  it('gives a warning in every build for a rule that browsers would ignore', async () => {
    using site = openSite({ 'theme.css': 'h1 { colour red; }\n' })

    const first = await site.mistakes()
    const second = await site.mistakes()

    expect(first.map(({ severity, code }) => [severity, code])).toEqual([
      ['warning', 'invalid-theme'],
    ])
    expect(second).toEqual(first)
  })
})

describe('the paper colour of a theme', () => {
  it.each([
    ['--paper: light-dark(#fff, #111)', { light: '#fff', dark: '#111' }],
    [
      '--paper:light-dark( oklch(98% 0.01 90) , rgb(17, 17, 17) );',
      { light: 'oklch(98% 0.01 90)', dark: 'rgb(17, 17, 17)' },
    ],
    ['--paper: white;', { light: 'white', dark: 'white' }],
    ['--paper: rgb(1 2 3)}', { light: 'rgb(1 2 3)', dark: 'rgb(1 2 3)' }],
    ['--ink: black;', null],
  ])('is read from its declaration: %s', (css, colours) => {
    expect(paperOf(`:root { ${css} }`)).toEqual(colours)
  })
})
