import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { buildSite } from '../../../generator/build.ts'
import type { BuildOptions } from '../../../generator/build-options.ts'
import { showSaved } from '../../../generator/dev/building/show-saved.ts'
import { ContentError } from '../../../generator/errors.ts'
import { openBuildMemory } from '../../../generator/memory/build-memory.ts'
import type { Plan } from '../../../generator/plan/plan-pages.ts'
import fc from '../../fast-check.ts'
import { createSiteFolder, fingerprintsOf, post, type SiteFolder } from '../site-folder.ts'

/** The options of a build in the thread of the preview. */
function optionsFor(site: SiteFolder): BuildOptions {
  return {
    content: site.content,
    output: site.output,
    cache: join(site.content, '..', 'cache'),
    now: Date.parse('2026-11-20T12:00:00Z'),
    drafts: true,
    keepGoing: false,
    useCache: true,
    requireComments: false,
    socialCards: false,
    comments: { kind: 'none' },
    memory: openBuildMemory(),
    tell: () => {},
  }
}

/** Returns `null` if the content has a mistake. */
async function tryBuild(options: BuildOptions): Promise<Plan | null> {
  try {
    const { plan } = await buildSite(options)
    return plan
  } catch (error) {
    if (error instanceof ContentError) return null
    throw error
  }
}

async function cleanly(site: SiteFolder): Promise<Record<string, string> | null> {
  const output = join(site.content, '..', 'clean')
  const { memory: _, ...options } = optionsFor(site)
  const plan = await tryBuild({ ...options, output, useCache: false })
  return plan && fingerprintsOf(output)
}

const dot = '<svg xmlns="http://www.w3.org/2000/svg" width="3" height="3"/>'

const fronts = {
  'posts/one.md': 'date: 2026-01-01\ntags: [a, b]\nseries: Walks',
  'posts/two.md': 'date: 2026-01-02\ntags: [a]\nseries: Walks',
  'posts/four.md': 'date: 2026-01-04',
  'pages/about.md': 'lang: en',
} as const

const names = ['posts/one.md', 'posts/two.md', 'posts/four.md', 'pages/about.md'] as const

const one = post('One', fronts['posts/one.md'])
const two = (more: string, body = '# Part') => post('Two', more, body)

const files = {
  'posts/one.md': one,
  'posts/two.md': two(fronts['posts/two.md']),
  'posts/three.md': post('Three', 'date: 2026-01-03\ntags: [b]', '[Part](two.md#part)'),
  'posts/four.md': post('Four', fronts['posts/four.md'], '![A dot](dot.svg) and [one](one.md)'),
  'posts/dot.svg': dot,
  'pages/about.md': post('About', fronts['pages/about.md'], 'Us.'),
}

const saveArbitrary = fc.record({
  file: fc.constantFrom(...names),
  title: fc.constantFrom('One', 'Another "title"', 'あとがき'),
  more: fc.constantFrom('', '', '', 'description: Said', 'updated: 2026-03-01', 'draft: true'),
  body: fc.constantFrom(
    '# Part\n\nOther words, *many*.',
    '# Part\n\n```js\nlet it = 1\n```\n\n[Three](../posts/three.md) and $x^2$',
    '# Part\n\n![A dot](dot.svg) and [one](one.md), again',
    '# Part\n\n[nowhere](nowhere.md)',
    'No part.',
  ),
})

describe('a file saved during the preview', () => {
  it('gives the same page as a clean build, or waits for the build', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(saveArbitrary, { minLength: 1, maxLength: 2 }), async saves => {
        using site = createSiteFolder(files)
        const options = optionsFor(site)
        let plan = await tryBuild(options)

        for (const { file, title, more, body } of saves) {
          site.write(file, post(JSON.stringify(title), `${fronts[file]}\n${more}`, body))
          const shown = plan && showSaved(join(site.content, file), plan, options)
          if (shown !== null) {
            const page = `${shown.path.slice(1)}index.html`
            expect(fingerprintsOf(site.output)[page]).toBe((await cleanly(site))?.[page])
          }
          plan = shown?.plan ?? (await tryBuild(options))
        }
        const built = await tryBuild(options)

        if (built !== null) expect(fingerprintsOf(site.output)).toEqual(await cleanly(site))
      }),
      { numRuns: 8 },
    )
  })

  it('is shown at once with another title and other words', async () => {
    using site = createSiteFolder(files)
    const options = optionsFor(site)
    const plan = await tryBuild(options)

    const other = one.replace('title: One', 'title: The first')
    site.write('posts/one.md', other.replace('Words.', 'Entirely other words.'))
    const shown = plan && showSaved(join(site.content, 'posts/one.md'), plan, options)

    expect(shown?.path).toBe('/one/')
    expect(site.page('one/index.html')).toContain('<title>The first')
    expect(site.page('one/index.html')).toContain('Entirely other words.')
  })

  it('leaves no trace after it was reverted and built', async () => {
    using site = createSiteFolder(files)
    const options = optionsFor(site)
    const plan = await tryBuild(options)
    const before = fingerprintsOf(site.output)

    site.write('posts/one.md', one.replace('Words.', 'Hasty.'))
    const shown = plan && showSaved(join(site.content, 'posts/one.md'), plan, options)
    site.write('posts/one.md', one)
    await tryBuild(options)

    expect(shown).not.toBeNull()
    expect(fingerprintsOf(site.output)).toEqual(before)
  })

  it.each([
    ['another tag', two(fronts['posts/two.md'].replace('[a]', '[a, c]'))],
    ['another date', two(fronts['posts/two.md'].replace('01-02', '02-02'))],
    ['a picture', two(fronts['posts/two.md'], '# Part\n\n![](dot.svg)')],
    ['a broken link', two(fronts['posts/two.md'], '# Part\n\n[x](x.md)')],
    ['no heading that another post links to', two(fronts['posts/two.md'], 'Words.')],
    ['a mistake', two('date: 2026-01-42')],
  ])('waits for the build if it has %s, even after an earlier save was shown', async (_, text) => {
    using site = createSiteFolder(files)
    const options = optionsFor(site)
    const plan = await tryBuild(options)
    const save = (saved: string, known: Plan | null | undefined) => {
      site.write('posts/two.md', saved)
      return known && showSaved(join(site.content, 'posts/two.md'), known, options)
    }
    const ahead = save(two(fronts['posts/two.md'], '# Part\n\nMore words.'), plan)
    const before = fingerprintsOf(site.output)

    const shown = save(text, ahead?.plan)

    expect(shown).toBeNull()
    expect(fingerprintsOf(site.output)).toEqual(before)
  })
})
