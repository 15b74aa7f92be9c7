import { rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { filesIn } from '../../files-in.ts'
import { flipBitIn } from '../flip-bit.ts'
import { photo } from '../images-made.ts'
import { createSiteFolder, fingerprintsOf, post, type SiteFolder } from '../site-folder.ts'
import { openWireService, type WireService } from '../wire-service.ts'
import { idOf } from '../wire-threads.ts'

let service: WireService
let site: SiteFolder
beforeEach(async () => {
  service = await openWireService()
  service.say('one', { id: idOf(1) }, { id: idOf(2), parent: idOf(1) })
  const two = post('Two', 'tags: [things]', '![A view](view.jpg)')
  site = createSiteFolder({ 'posts/2026-01-02-two.md': two })
  // Bundles of a site with a theme are its own.
  site.write('theme.css', ':root { --measure: 40rem }')
  site.write('posts/view.jpg', await photo(320, 240).jpeg().toBuffer())
})
afterEach(() => {
  service.close()
  site[Symbol.dispose]()
})

const build = (options = {}) =>
  site.build({ comments: { kind: 'service', url: service.url }, ...options })
const cache = () => join(site.content, '../cache')

/** Every file in the cache, grouped by kind. */
function keptFiles(): string[][] {
  const kindOf = (file: string) => (/\.(?:js|css)$/.test(file) ? 'bundle' : dirname(file))
  return [...Map.groupBy(filesIn(cache()), kindOf).values()]
}

/** The hashes of a build with an empty cache. */
async function cleanlyBuilt(): Promise<object> {
  const output = join(site.content, '../clean')
  await build({ output, cache: join(site.content, '../other-cache'), useCache: false })
  return fingerprintsOf(output)
}

describe('a build with corrupted files in its cache', () => {
  it.each([
    ['extends the published site', false],
    ['starts without a site, as on a machine that restored only the cache', true],
  ])('equals a clean build, whichever kind of file is corrupted, when it %s', async (_, isGone) => {
    const write = (words: string) => site.write('posts/2026-01-01-one.md', post('One', '', words))
    const expected = []
    for (const words of ['Some words.', 'Other words.']) {
      write(words)
      expected.push([words, await cleanlyBuilt()] as const)
    }
    await build()
    const kinds = keptFiles()
    // Bundles and their list, the records, the index of the search, images, comments.
    expect(kinds).toHaveLength(6)

    for (const [turn, files] of kinds.entries()) {
      const [words, whole] = expected[turn % 2] ?? ['', {}]
      write(words)
      files.forEach(flipBitIn)
      if (isGone) rmSync(site.output, { recursive: true })
      await build()

      expect([files, fingerprintsOf(site.output)]).toEqual([files, whole])
    }
  })
})
