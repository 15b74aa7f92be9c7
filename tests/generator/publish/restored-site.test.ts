import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { filesIn } from '../../files-in.ts'
import { fingerprintsOf, post, type SiteFolder } from '../site-folder.ts'
import {
  buildFirst,
  cacheOf,
  cleanlyBuilt,
  closeRooms,
  edit,
  flipBitInEach,
  restore,
} from './restored-rooms.ts'

/** Only read by the tests. */
let begun: SiteFolder
beforeAll(async () => {
  begun = await buildFirst()
})
afterEach(closeRooms)
afterAll(() => begun[Symbol.dispose]())

const one = 'posts/2026-01-01-one.md'

/**
 * Returns the text that the large record has. A file that was written just before it was read is read once more: until
 * then, all is written down in one.
 */
async function learnAnew(room: SiteFolder): Promise<string> {
  const isAnew = () => filesIn(cacheOf(room)).some(file => basename(file) === 'record-anew')
  let before = ''
  for (let turn = 1; !isAnew(); turn += 1) {
    before = readFileSync(join(room.content, one), 'utf8')
    room.write(one, post('One', 'description: The same.', `Turn ${turn}.`))
    await room.build()
  }
  return before
}

describe('a build of a restored site', () => {
  it('renders nothing when nothing changed', async () => {
    const room = restore(begun)

    const report = await room.build()

    expect([report.rendered, report.removed]).toEqual([0, 0])
  })

  it('renders as many pages after an edit as the original machine, with the same result', async () => {
    using first = await buildFirst()
    const room = restore(first)
    edit(room)
    edit(first)

    const [there, here] = [await first.build(), await room.build()]

    expect(here.rendered).toBe(there.rendered)
    expect(fingerprintsOf(room.output)).toEqual(fingerprintsOf(first.output))
  })

  it('leaves nothing of a newer site when only an older cache was restored', async () => {
    using first = await buildFirst()
    const older = `${cacheOf(first)}-older`
    const write = (one: string, three = 'Nuts.') => {
      first.write('posts/2026-01-01-one.md', post('One', '', one))
      first.write('posts/2026-01-03-three.md', post('Three', '', three))
      return first.build()
    }
    await write('Figs.')
    await write('Apples.')
    cpSync(cacheOf(first), older, { recursive: true })
    // So the published site matches the older cache, but the previous site does not.
    await write('Pears.', 'Almonds.')
    await write('Plums.')
    rmSync(cacheOf(first), { recursive: true })
    cpSync(older, cacheOf(first), { recursive: true })

    for (const words of ['Quinces.', 'Cherries.']) {
      await write(words)

      expect(fingerprintsOf(first.output)).toEqual(await cleanlyBuilt(first))
    }
  })

  it('reads the published files only in the first build', async () => {
    const room = restore(begun)
    await room.build()
    flipBitInEach(room.output, [join(room.output, 'two/index.html')])

    const report = await room.build()

    expect(report.rendered).toBe(0)
  })

  it('renders only the page that has a flipped bit', async () => {
    const room = restore(begun)
    flipBitInEach(room.output, [join(room.output, 'two/index.html')])

    const report = await room.build()

    expect(report.rendered).toBe(1)
    expect(fingerprintsOf(room.output)).toEqual(fingerprintsOf(begun.output))
  })

  it.each([
    ['each published file', (room: SiteFolder) => room.output],
    ['each file of the cache', cacheOf],
  ])('equals a clean build after a flipped bit in %s', async (_, folderOf) => {
    const room = restore(begun)
    edit(room)
    flipBitInEach(folderOf(room))

    await room.build()

    expect(fingerprintsOf(room.output)).toEqual(await cleanlyBuilt(room))
  })

  it('restores truncated, missing and linked files, and removes unplanned ones', async () => {
    const room = restore(begun)
    const at = (output: string) => join(room.output, output)
    truncateSync(at('one/index.html'), 100)
    rmSync(at('two'), { recursive: true })
    rmSync(at('feed.json'))
    symlinkSync(join(begun.output, 'feed.json'), at('feed.json'))
    rmSync(at('sitemap.xml'))
    mkdirSync(at('sitemap.xml'))
    writeFileSync(at('tags/stranger.html'), 'Nobody planned this.')

    await room.build()

    expect(fingerprintsOf(room.output)).toEqual(fingerprintsOf(begun.output))
  })

  it('writes in place with --in-place', async () => {
    const room = restore(begun)
    const folder = statSync(room.output).ino
    edit(room)
    flipBitInEach(room.output, [join(room.output, 'feed.json')])

    await room.build({ inPlace: true })

    expect(statSync(room.output).ino).toBe(folder)
    expect(fingerprintsOf(room.output)).toEqual(await cleanlyBuilt(room))
  })

  it('restores the missing files of a partially restored site', async () => {
    const room = restore(begun)
    for (const output of ['threads.json', '_headers', 'feed.xml', 'one'])
      rmSync(join(room.output, output), { recursive: true })

    await room.build()

    expect(fingerprintsOf(room.output)).toEqual(fingerprintsOf(begun.output))
  })

  it.each([
    ['has other files under the names of a site', 'index.html'],
    ['has a file under another name', 'notes.txt'],
  ])('refuses to replace a folder that %s', async (_, name) => {
    const room = restore(begun)
    const isMixed = name === 'notes.txt'
    for (const output of readdirSync(room.output))
      if (!isMixed || output === 'feed.xml') rmSync(join(room.output, output), { recursive: true })
    writeFileSync(join(room.output, name), 'Somebody wrote this.')

    await expect(room.build()).rejects.toThrow('holds files that no build wrote')
  })

  it.each([
    ['the site is older than its records', 'site'],
    ['the site is newer than its records', 'cache'],
  ])('is correct when the save was interrupted, and %s', async (_, older) => {
    using first = await buildFirst()
    const before = restore(first)
    await before.build()
    edit(first)
    await first.build()
    const room = restore(first, { [older]: before })

    await room.build()

    expect(fingerprintsOf(room.output)).toEqual(fingerprintsOf(first.output))
  })

  it('builds everything again when another version of the generator kept the records', async () => {
    const room = restore(begun)
    const kept = filesIn(join(cacheOf(room), 'builds'))
    for (const record of kept.filter(file => /\/(?:record|published)$/.test(file))) {
      const [, content] = readFileSync(record, 'utf8').split('\n')
      writeFileSync(record, `another-version\n${content}`)
    }

    const report = await room.build()

    expect(report.rendered).toBeGreaterThan(10)
    expect(fingerprintsOf(room.output)).toEqual(fingerprintsOf(begun.output))
  })
})

describe('a build of a restored site with a record of changes', () => {
  let learned: SiteFolder
  let before: string
  beforeAll(async () => {
    learned = await buildFirst()
    before = await learnAnew(learned)
  })
  afterAll(() => learned[Symbol.dispose]())

  it.each(['published', 'outputs', 'record', 'record-anew'])(
    'equals a clean build when the %s file has a flipped bit or is missing, and an edit was made or undone',
    async name => {
      const changes = [
        (room: SiteFolder, file: string) => {
          flipBitInEach(cacheOf(room), [file])
          edit(room)
        },
        (room: SiteFolder, file: string) => {
          rmSync(file)
          room.write(one, before)
        },
      ]
      for (const change of changes) {
        const room = restore(learned)
        const files = filesIn(cacheOf(room)).filter(file => basename(file) === name)
        for (const file of files) change(room, file)

        await room.build()

        expect(files).toHaveLength(1)
        expect(fingerprintsOf(room.output)).toEqual(await cleanlyBuilt(room))
      }
    },
  )
})
