import { rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findFiles } from '../../../generator/content/find-files.ts'
import { beginHashing } from '../../../generator/content/parallel/hashing.ts'
import { hashOf } from '../../../generator/hash-of.ts'
import { createSiteFolder, fingerprintsOf, plainSite, post } from '../site-folder.ts'
import { countThreads } from './count-threads.ts'

/** So many that a worker thread hashes them; drafts, since these are not rendered. */
const many = 2_000

/** With a site that draws no cards, for which a thread would be started as well. */
function withDrafts(): Record<string, string> {
  const numbers = Array.from({ length: many }, (_, number) => number)
  const drafts = numbers.map(number => [draftFile(number), draft(number)] as const)
  return { 'site.yaml': `${plainSite}socialCards: none\n`, ...Object.fromEntries(drafts) }
}

function draftFile(number: number): string {
  return `posts/2026-01-01-walk-${number}.md`
}

function draft(number: number): string {
  return post(`Walk ${number}`, 'draft: true # +')
}

/** As long as the draft that it was. */
function draftNoMore(number: number): string {
  return post(`Walk ${number}`, 'draft: false # ')
}

/** As git leaves them: the same bytes in files of another time. */
function cloneAgain(content: string): void {
  const now = Date.now() / 1_000
  for (const { path } of findFiles(content, 'content').files) utimesSync(path, now, now)
}

describe('a fresh clone of many posts', () => {
  it('becomes the same site as in a clean build, with posts edited in the meantime', async () => {
    const files = withDrafts()
    const edited = { 'posts/2026-02-01-b.md': post('B', '', 'Other words.') }
    // As long as it was, so that only its bytes tell.
    const published = { [draftFile(7)]: draftNoMore(7) }
    using site = createSiteFolder({ ...files, 'posts/2026-02-01-b.md': post('B') })
    using clean = createSiteFolder({ ...files, ...edited, ...published })
    await clean.build()
    await site.build()
    // By now the times of all files tell whether they changed.
    await site.build()
    const threads = await countThreads()

    for (const [file, text] of Object.entries({ ...edited, ...published })) site.write(file, text)
    cloneAgain(site.content)
    const { posts } = await site.build()

    expect(await threads()).toBe(1)
    expect(posts).toBe(2)
    expect(fingerprintsOf(site.output)).toEqual(fingerprintsOf(clean.output))
  })

  it('starts no thread for hashing when the times of the files are known', async () => {
    using site = createSiteFolder(withDrafts())
    await site.build()
    await site.build()
    const threads = await countThreads()

    site.write(draftFile(7), draftNoMore(7))
    await site.build()

    expect(await threads()).toBe(0)
  })

  it('has the same hashes from two threads as from one, without those of changed files', () => {
    using site = createSiteFolder(withDrafts())
    const { files } = findFiles(site.content, 'content')
    const posts = files.filter(({ source }) => source.endsWith('.md'))
    const grown = join(site.content, draftFile(1))
    writeFileSync(grown, `${draft(1)}More.`)
    rmSync(join(site.content, draftFile(2)))

    const hashing = beginHashing(files, 1)

    const hashes = posts.map(file => hashing?.find(file)?.hash)
    const number = ({ source }: { source: string }) => Number(source.match(/(\d+)\.md$/)?.[1])
    expect(hashes).toEqual(
      posts.map(file => ([1, 2].includes(number(file)) ? undefined : hashOf(draft(number(file))))),
    )
  })
})
