import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openWriter } from '../../generator/render/writing/writer.ts'
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

  it('tells what stops the thread that writes it', async () => {
    using site = createSiteFolder()
    const staging = join(site.content, 'no-folder')
    writeFileSync(staging, '')
    await using writer = openWriter({
      ...{ pages: 10_000, volumes: [], stale: new Set<string>(), staging, records: null },
    })

    const written = writer.write('a/index.html', '<p>').then(writer.finish)

    await expect(written).rejects.toMatchObject({ code: 'ENOTDIR' })
  })
})
