import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findFiles } from '../../generator/content/find-files.ts'
import { hashOf } from '../../generator/content/records.ts'
import { readPostFile } from '../../generator/content/together/read-post-file.ts'
import { readPostFiles } from '../../generator/content/together/read-post-files.ts'
import { recogniseSite } from '../../generator/publish/recognise-site.ts'
import { openWriter } from '../../generator/render/writing/writer.ts'
import { readSite } from '../../generator/site/read-site.ts'
import { createSiteFolder, fingerprintsOf, plainSite, post } from './site-folder.ts'

/** So many that several threads make them. */
const many = 150

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

describe('a site of many posts', () => {
  it('is the same built at once as grown in steps', async () => {
    using grown = createSiteFolder({ ...withoutCards, ...postsFrom(0, 1) })
    await grown.build()
    for (const first of [1, 76]) {
      const next = postsFrom(first, Math.min(first + 75, many))
      for (const [file, text] of Object.entries(next)) grown.write(file, text)
      await grown.build()
    }

    using whole = createSiteFolder({ ...withoutCards, ...postsFrom(0, many) })
    await whole.build()

    expect(fingerprintsOf(whole.output)).toEqual(fingerprintsOf(grown.output))
  })

  it('is read by two threads as by one', () => {
    using folder = createSiteFolder({
      ...postsFrom(0, 25),
      'posts/2026-02-01-faulty.md': post('Never', 'date: never'),
      'posts/2026-02-02-doubtful.md': post('C', 'series: C #1'),
    })
    const { content } = folder
    const found = findFiles(content, 'content').files.filter(({ source }) => source.endsWith('.md'))
    const many = Array.from({ length: 3_200 }, (_, place) => found[place % found.length] ?? [])
    const files = many.flat()
    const reading = { ...readSite({ content, shownAs: 'content' }), shownAs: 'content' }

    const read = readPostFiles(reading, files)

    const one = new Map(found.map(file => [file, readPostFile(reading, file).read]))
    expect(read.map(file => file.read)).toEqual(files.map(file => one.get(file)))
  })

  it('is known by its bytes to another thread as to this one', async () => {
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

    const content = { posts: {}, attachments: {} }
    const last = { outputs: new Map(known), place: null, lastChange: [], sight: null }
    const recognised = await recogniseSite(site.output, { ...last, content })

    const unknown = recognised.outputs.entries().filter(([, file]) => file.fingerprint === '')
    expect([...unknown].map(([output]) => output)).toEqual(['page-1.html', 'stranger.html'])
  })

  it('tells what stops the thread that helps to write it', async () => {
    using site = createSiteFolder()
    const staging = join(site.content, 'no-folder')
    writeFileSync(staging, '')
    const nothing = { volumes: [], stale: new Set<string>(), records: null, facts: null }
    await using writer = openWriter({ ...nothing, pages: 10_000, staging })

    writer.write('a/index.html', '<p>')

    await expect(writer.finish()).rejects.toMatchObject({ code: 'ENOTDIR' })
  })
})
