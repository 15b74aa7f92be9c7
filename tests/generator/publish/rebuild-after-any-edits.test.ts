import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openBuildMemory } from '../../../generator/memory/build-memory.ts'
import fc from '../../fast-check.ts'
import {
  createSiteFolder,
  fingerprintsOf,
  plainSite,
  post,
  type SiteFolder,
} from '../site-folder.ts'

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
  it('equals a clean build byte for byte after random edits', async () => {
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
})
