import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openBuildMemory } from '../../generator/memory/build-memory.ts'
import {
  createSiteFolder,
  fingerprintsOf,
  plainSite,
  post,
  type SiteFolder,
} from './site-folder.ts'

const names = ['ant', 'bee', 'cat', 'dog', 'elk', 'fox', 'gnu'] as const
const tags = ['Über', 'naïveté', 'c#', 'notes'] as const

const postArbitrary = fc.record({
  name: fc.constantFrom(...names),
  day: fc.integer({ min: 1, max: 28 }),
  title: fc.constantFrom('One', 'Two', 'A "third" & <last>', 'あとがき'),
  tags: fc.subarray([...tags]),
  series: fc.option(fc.constantFrom('Walks', 'あるき')),
  author: fc.option(fc.constantFrom('Ada', 'Grace', 'Łucja'), { freq: 2 }),
  draft: fc.boolean(),
  publish: fc.option(fc.constantFrom('2026-01-01', '2027-01-01')),
  alias: fc.boolean(),
  words: fc.constantFrom(
    'Some words.',
    'Other words, *many*.',
    '# A heading\n\n- a list',
    'A note.[^1]\n\n[^1]: Here.',
  ),
  picture: fc.boolean(),
})
type GeneratedPost = typeof postArbitrary extends fc.Arbitrary<infer Value> ? Value : never

const editArbitrary = fc.oneof(
  { weight: 5, arbitrary: fc.record({ type: fc.constant('write'), written: postArbitrary }) },
  {
    weight: 5,
    arbitrary: fc.record({
      type: fc.constant('add'),
      name: fc.constantFrom(...names),
      words: fc.constantFrom(
        'A last word.',
        '![A dot](dot.svg)',
        '[A file](dot.svg)',
        '## Another heading',
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('unpublish'), name: fc.constantFrom(...names) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constant('delete'), name: fc.constantFrom(...names) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('resize'), size: fc.integer({ min: 1, max: 4 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('redraw'), width: fc.constantFrom('1', '2') }),
  },
)
type Edit = typeof editArbitrary extends fc.Arbitrary<infer Value> ? Value : never

function apply(site: SiteFolder, edit: Edit): void {
  if (edit.type === 'write') writePost(site, edit.written)
  if (edit.type === 'add') addWords(site, edit)
  if (edit.type === 'unpublish')
    site.write(`posts/2026-01-01-${edit.name}.md`, post('Gone', 'draft: true'))
  if (edit.type === 'delete')
    rmSync(join(site.content, `posts/2026-01-01-${edit.name}.md`), { force: true })
  if (edit.type === 'resize')
    site.write('site.yaml', plainSite.replace('postsPerPage: 3', `postsPerPage: ${edit.size}`))
  if (edit.type === 'redraw') site.write('posts/dot.svg', picture(edit.width))
}

/** At the end, so that nothing but the text changes. */
function addWords(site: SiteFolder, { name, words }: { name: string; words: string }): void {
  const file = `posts/2026-01-01-${name}.md`
  const path = join(site.content, file)
  if (existsSync(path)) site.write(file, `${readFileSync(path, 'utf8')}\n\n${words}\n`)
}

function writePost(site: SiteFolder, written: GeneratedPost): void {
  const lines = [
    `date: 2026-02-${String(written.day).padStart(2, '0')}`,
    `tags: ${JSON.stringify(written.tags)}`,
    `draft: ${written.draft}`,
    ...(written.series === null ? [] : [`series: ${written.series}`]),
    ...(written.author === null ? [] : [`author: ${written.author}`]),
    ...(written.publish === null ? [] : [`publish: ${written.publish}`]),
    ...(written.alias ? [`aliases: [/old-${written.name}/]`] : []),
  ]
  const body = written.picture ? `${written.words}\n\n![A dot](dot.svg)` : written.words
  site.write(
    `posts/2026-01-01-${written.name}.md`,
    post(JSON.stringify(written.title), lines.join('\n'), body),
  )
}

function picture(width: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="3" viewBox="0 0 1 1"><path d="M0 0h1"/></svg>`
}

describe('a rebuild', () => {
  it('gives byte for byte what a clean build gives, after any edits', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(postArbitrary, { maxLength: 6 }),
        fc.array(editArbitrary, { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        async (posts, edits, stays) => {
          using site = createSiteFolder({
            'posts/dot.svg': picture('3'),
            'pages/about.md': post('About'),
          })
          for (const written of posts) writePost(site, written)
          const options = stays ? { memory: openBuildMemory() } : {}
          await site.build(options)

          for (const edit of edits) {
            site.prepareNext(options)
            apply(site, edit)
            await site.build(options)
          }

          const clean = join(site.content, '..', 'clean')
          await site.build({ output: clean, useCache: false })
          expect(fingerprintsOf(site.output)).toEqual(fingerprintsOf(clean))
        },
      ),
      { numRuns: 50 },
    )
  })

  it('lists a post again that a text elsewhere had put at fault', async () => {
    const part = 'Words.\n\n## A part\n'
    using site = createSiteFolder({
      'posts/2026-01-01-one.md': post('One', '', '[There](2026-01-02-two.md#a-part)'),
      'posts/2026-01-02-two.md': post('Two', '', part),
    })
    await site.build()

    site.write('posts/2026-01-02-two.md', post('Two', '', 'Words.'))
    await site.build({ keepGoing: true })
    const without = site.page('archive/index.html')
    site.write('posts/2026-01-02-two.md', post('Two', '', part))
    await site.build()

    expect(without).not.toContain('One')
    expect(site.page('archive/index.html')).toContain('One')
  })

  it('renders nothing when nothing changed', async () => {
    using site = createSiteFolder({
      'posts/2026-01-01-one.md': post('One'),
      'posts/2026-01-02-two.md': post('Two'),
    })

    const first = await site.build()
    const second = await site.build()

    expect(first.rendered).toBeGreaterThan(5)
    expect(second).toMatchObject({ posts: 2, rendered: 0, removed: 0 })
  })

  it('renders one page, the feeds and the index of words after an edit that no list shows', async () => {
    using site = createSiteFolder({
      'posts/2026-01-01-one.md': post('One', 'description: Said'),
      'posts/2026-01-02-two.md': post('Two', 'description: Said'),
    })
    await site.build()

    site.write('posts/2026-01-01-one.md', post('One', 'description: Said', 'Entirely other words.'))
    const report = await site.build()

    // The page, three feeds, and what the search knows.
    expect(report.rendered).toBe(5)
    expect(site.page('one/index.html')).toContain('Entirely other words.')
    expect(site.page('feed.xml')).toContain('Entirely other words.')
  })

  it('notices an edit that kept the size and put back the time of the file', async () => {
    using site = createSiteFolder({ 'posts/2026-01-01-one.md': post('One', '', 'abc') })
    const file = join(site.content, 'posts/2026-01-01-one.md')
    utimesSync(file, 1_000, 1_000)
    await site.build()

    site.write('posts/2026-01-01-one.md', post('One', '', 'xyz'))
    utimesSync(file, 1_000, 1_000)
    await site.build()

    expect(site.page('one/index.html')).toContain('xyz')
  })

  it('takes away the pages of a post that was deleted', async () => {
    using site = createSiteFolder({
      'posts/2026-01-01-one.md': post('One', 'tags: [alone]'),
      'posts/2026-01-02-two.md': post('Two'),
    })
    await site.build()

    site.remove('posts/2026-01-01-one.md')
    const report = await site.build()

    // The page, the feed of its responses, the tag's page and its three feeds.
    expect(report.removed).toBe(6)
    expect(Object.keys(fingerprintsOf(site.output)).filter(path => /one|alone/.test(path))).toEqual(
      [],
    )
  })

  it('mends a published file that somebody changed', async () => {
    using site = createSiteFolder({ 'posts/2026-01-01-one.md': post('One') })
    await site.build()
    const before = fingerprintsOf(site.output)

    site.write('../site/one/index.html', 'defaced')
    site.write('../site/left-over.html', 'left over')
    await site.build()

    expect(fingerprintsOf(site.output)).toEqual(before)
  })

  it('leaves nothing of a build that ended between publishing and remembering', async () => {
    using site = createSiteFolder({
      'posts/2026-01-01-one.md': post('One', 'tags: [kept]'),
      'posts/2026-01-02-two.md': post('Two'),
    })
    await site.build()
    await site.build()
    const unfinished = join(
      fileBelow(join(site.content, '..', 'cache'), 'record'),
      '..',
      'record.tmp',
    )
    mkdirSync(unfinished)
    site.write('posts/2026-01-01-one.md', post('One', 'tags: [kept, regretted]'))
    await expect(site.build()).rejects.toThrow(/EISDIR/)
    rmSync(unfinished, { recursive: true })

    site.write('posts/2026-01-01-one.md', post('One', 'tags: [kept]'))
    await site.build()
    site.write('posts/2026-01-02-two.md', post('Two', '', 'Other words.'))
    await site.build()

    const published = Object.keys(fingerprintsOf(site.output))
    expect(published.filter(path => path.includes('regretted'))).toEqual([])
  })

  it.each([
    ['half a list of bundles', (list: string) => writeFileSync(list, '["index-')],
    ['no bundles', (list: string) => rmSync(join(list, '..', bundleBeside(list)))],
  ])('mends a cache with %s', async (_, damage) => {
    // Bundles of a site with a theme are its own.
    const theme = ':root { --measure: 40rem }'
    using site = createSiteFolder({ 'posts/2026-01-01-one.md': post('One'), 'theme.css': theme })
    await site.build()

    damage(fileBelow(join(site.content, '..', 'cache'), 'bundled'))

    expect(await site.build()).toMatchObject({ posts: 1, rendered: 0 })
  })
})

function fileBelow(folder: string, name: string): string {
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find(
    path => basename(path) === name,
  )
  return join(folder, found ?? '')
}

function bundleBeside(list: string): string {
  return readdirSync(join(list, '..')).find(name => name.endsWith('.css')) ?? ''
}
