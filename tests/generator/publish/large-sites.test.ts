import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { findFiles } from '../../../generator/content/find-files.ts'
import { readPostFile } from '../../../generator/content/parallel/read-post-file.ts'
import { readPostFiles } from '../../../generator/content/parallel/read-post-files.ts'
import { openSecondThread } from '../../../generator/content/parallel/second-thread.ts'
import { hashOf } from '../../../generator/hash-of.ts'
import { outputsOf } from '../../../generator/memory/outputs.ts'
import { copyByLinks } from '../../../generator/publish/linked-copy.ts'
import { beginLooking } from '../../../generator/publish/looking.ts'
import { outputFolder } from '../../../generator/publish/output-folder.ts'
import { recogniseSite } from '../../../generator/publish/recognise-site.ts'
import { openWriter } from '../../../generator/render/writing/writer.ts'
import { readSite } from '../../../generator/site/read-site.ts'
import { createSiteFolder, fingerprintsOf, plainSite, post } from '../site-folder.ts'
import { countThreads } from './count-threads.ts'

/** So many that several threads render them. */
const many = 1_500

const withoutCards = { 'site.yaml': `${plainSite}socialCards: none\n` }

function postsFrom(first: number, end: number): Record<string, string> {
  const numbers = Array.from({ length: end - first }, (_, place) => first + place)
  return Object.fromEntries(
    numbers.map(number => [
      `posts/2026-01-${String((number % 28) + 1).padStart(2, '0')}-walk-${number}.md`,
      post(
        `Walk ${number}`,
        '',
        `Words of *walk* ${number}: "far".\n\n## A part\n\n\`\`\`ts\nlet a\n\`\`\``,
      ),
    ]),
  )
}

/** With them there is so much to read that the second thread reads, and keeps what it has read until it prints. */
function draftsFrom(count: number): Record<string, string> {
  const numbers = Array.from({ length: count }, (_, number) => number)
  return Object.fromEntries(
    numbers.map(number => [`posts/2026-01-05-d-${number}.md`, post(`D ${number}`, 'draft: true')]),
  )
}

/** Of so many tags that their pages and feeds are two thousand files. */
function postsWithTags(): Record<string, string> {
  const each = 50
  const posts = Array.from({ length: 10 }, (_, place) => {
    const tags = Array.from({ length: each }, (_, number) => `tag ${place * each + number}`)
    return [
      `posts/2026-01-${10 + place}-a-${place}.md`,
      post(`A ${place}`, `tags: [${tags.join(', ')}]`),
    ] as const
  })
  return Object.fromEntries(posts)
}

function publishMany(folder: string, count: number) {
  mkdirSync(folder)
  const names = Array.from({ length: count }, (_, number) => `page-${number}.html`)
  for (const name of names) writeFileSync(join(folder, name), name)
  const looks = names.map(name => statSync(join(folder, name)))
  return {
    names,
    sizes: looks.map(({ size }) => size),
    modified: Float64Array.from(looks, ({ mtimeMs }) => mtimeMs),
  }
}

describe('a site of many posts', () => {
  it('is the same whether built at once or in steps', async () => {
    using grown = createSiteFolder({ ...withoutCards, ...postsFrom(0, 1) })
    await grown.build()
    // A second thread writes the pages of the first step; of `many` it prints some, too; and few are left for the last.
    for (const [first, end] of [
      [1, 1_101],
      [1_101, many],
    ] as const) {
      const next = postsFrom(first, end)
      for (const [file, text] of Object.entries(next)) grown.write(file, text)
      await grown.build()
    }

    using whole = createSiteFolder({ ...withoutCards, ...postsFrom(0, many), ...draftsFrom(4_600) })
    await whole.build()

    expect(fingerprintsOf(whole.output)).toEqual(fingerprintsOf(grown.output))
  })

  it('is read the same by two threads as by one', () => {
    using folder = createSiteFolder({
      ...postsFrom(0, 25),
      'posts/2026-02-01-faulty.md': post('Never', 'date: never'),
      'posts/2026-02-02-doubtful.md': post('C', 'series: C #1'),
    })
    const { content } = folder
    const found = findFiles(content, 'content').files.filter(({ source }) => source.endsWith('.md'))
    const many = Array.from({ length: 6_200 }, (_, place) => found[place % found.length] ?? [])
    const files = many.flat()
    const reading = { ...readSite({ content, shownAs: 'content' }), shownAs: 'content' }

    const read = readPostFiles(reading, files)

    const one = new Map(found.map(file => [file, readPostFile(reading, file).read]))
    expect(read.map(file => file.read)).toEqual(files.map(file => one.get(file)))
  })

  it('is compared with its records by two threads, with the same result as by one', () => {
    using site = createSiteFolder()
    const { names, sizes, modified } = publishMany(site.output, 4_100)
    writeFileSync(join(site.output, 'page-1.html'), 'Longer than it was.')
    rmSync(join(site.output, 'page-4000.html'))

    const looking = beginLooking(site.output, { names, sizes, modified })

    expect(looking.isUnderWay).toBe(true)
    expect([...looking.changed()]).toEqual(['page-1.html', 'page-4000.html'])
  })

  it('is compared only once for repeated questions about changes', () => {
    using site = createSiteFolder()
    const { changed } = beginLooking(site.output, publishMany(site.output, 4_100))
    const first = changed()
    const waiting = vi.spyOn(Atomics, 'wait')
    onTestFinished(() => waiting.mockRestore())

    const second = changed()

    expect(waiting).not.toHaveBeenCalled()
    expect(second).toEqual(first)
  })

  it('is linked by a thread, which leaves no partial copy where that fails', async () => {
    using site = createSiteFolder()
    const { names } = publishMany(site.output, 2_000)
    const folder = outputFolder(site.output)
    const published = { names, lastChange: null }

    const whole = await copyByLinks(folder, published).take()
    const linked = fingerprintsOf(folder.staging)
    rmSync(folder.staging, { recursive: true })
    rmSync(join(site.output, 'page-1.html'))
    const torn = await copyByLinks(folder, published).take()

    expect([whole, torn, existsSync(folder.staging)]).toEqual([true, false, false])
    expect(Object.keys(linked)).toHaveLength(2_000)
  })

  it('is copied by links while the content is read, and a mistake leaves no copy behind', async () => {
    const files = { ...withoutCards, ...postsWithTags() }
    const edited = { ...files, 'posts/2026-02-01-b.md': post('B') }
    using site = createSiteFolder(files)
    using clean = createSiteFolder(edited)
    const { staging, previous } = outputFolder(site.output)
    await clean.build()
    await site.build()
    // By now the times of all files tell whether they changed.
    await site.build()

    const threads = await countThreads()
    site.write('posts/2026-02-01-b.md', post('B', 'date: never'))
    const mistakes = await site.mistakes()
    // The content is never planned, so it was begun before.
    const begun = await threads()
    const left = [staging, previous].map(path => existsSync(path))
    site.write('posts/2026-02-01-b.md', post('B'))
    const { rendered } = await site.build()

    expect([mistakes.length, begun]).toEqual([1, 1])
    expect(left).toEqual([false, false])
    expect(rendered).toBeLessThan(20)
    expect(fingerprintsOf(site.output)).toEqual(fingerprintsOf(clean.output))
  })

  it('gives its linked copy to one build only', async () => {
    using site = createSiteFolder()
    const { names } = publishMany(site.output, 2_000)
    const linkedCopy = copyByLinks(outputFolder(site.output), { names, lastChange: null })

    const taken = await linkedCopy.take()
    const again = await linkedCopy.take()
    await linkedCopy[Symbol.asyncDispose]()

    expect([taken, again]).toEqual([true, false])
    expect(readdirSync(outputFolder(site.output).staging)).toHaveLength(2_000)
  })

  it('is recognised by content, except for changed and unplanned files', async () => {
    using site = createSiteFolder()
    mkdirSync(site.output)
    const outputs = Array.from({ length: 2_000 }, (_, number) => `page-${number}.html`)
    for (const output of outputs) writeFileSync(join(site.output, output), output)
    writeFileSync(join(site.output, 'page-1.html'), 'PAGE-1.html')
    writeFileSync(join(site.output, 'stranger.html'), 'Nobody planned this.')
    const known = outputs.map(output => {
      const record = { fingerprint: output, size: output.length, modified: 0, hash: hashOf(output) }
      return [output, record] as const
    })

    const content = { posts: new Map(), attachments: {} }
    const last = {
      outputs: outputsOf(new Map(known)),
      place: null,
      lastChange: [],
      newest: 0,
      sight: null,
      planned: null,
    }
    const recognised = await recogniseSite(site.output, { ...last, content })

    const { names } = recognised.outputs.inColumns()
    const unknown = names.filter(output => recognised.outputs.fingerprintOf(output) === '')
    expect(names).toHaveLength(2_001)
    expect(unknown).toEqual(['page-1.html', 'stranger.html'])
  })

  it('reports the error of a thread that cannot write its pages', async () => {
    using site = createSiteFolder()
    const staging = join(site.content, 'no-folder')
    writeFileSync(staging, '')
    const nothing = { volumes: [], stale: new Set<string>(), records: null, facts: null }
    await using second = openSecondThread({ keepsTexts: false })
    const writer = openWriter({ ...nothing, second, pages: 10_000, staging })

    writer.write('a/index.html', '<p>')

    await expect(writer.finish()).rejects.toMatchObject({ code: 'ENOTDIR' })
  })
})
