import {
  lstatSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { savePublishedAddresses } from '../../../generator/check/output/published-addresses/save.ts'
import { about, createList, listed, rome } from './published-list.ts'

describe('saving the published addresses', () => {
  it('starts a list with a comment on its purpose', () => {
    using list = createList(null)

    const added = savePublishedAddresses(list.given)

    expect(added).toEqual(['/about/', '/rome/'])
    expect(list.read()).toMatch(/^# Every address/)
    expect(
      list
        .read()
        .split('\n')
        .filter(line => !line.startsWith('#')),
    ).toEqual(['/about/ pages/about.md', '/rome/ posts/2026-01-01-rome.md', ''])
    expect(list.check()).toEqual([])
  })

  it('keeps lines and comments of the list, and inserts new addresses in order', () => {
    using list = createList(
      '# Top\n\n/zoo/ posts/zoo.md\n# From the old site\n/later/ posts/later.md',
    )

    savePublishedAddresses(list.given)

    expect(list.read()).toBe(
      '# Top\n\n/about/ pages/about.md\n/rome/ posts/2026-01-01-rome.md\n/zoo/ posts/zoo.md\n# From the old site\n/later/ posts/later.md\n',
    )
  })

  it('changes nothing if there is no new address', () => {
    using list = createList(`${listed.replaceAll('\n', '\r\n')}malformed\r\n`)
    const before = list.read()

    expect(savePublishedAddresses(list.given)).toEqual([])
    expect(list.read()).toBe(before)
  })

  it('removes no address', () => {
    using list = createList(listed, [])

    savePublishedAddresses(list.given)

    expect(list.read()).toBe(listed)
  })

  it('updates the file of a post that was renamed', () => {
    using list = createList(listed, [{ ...rome, source: 'posts/rome.md' }, about])

    savePublishedAddresses(list.given)

    expect(list.read()).toBe(listed.replace('posts/2026-01-01-rome.md', 'posts/rome.md'))
  })

  it('writes the file that a symbolic link leads to, and keeps the link', () => {
    using list = createList(null)
    const place = join(list.folder, 'kept-elsewhere.txt')
    writeFileSync(place, '/about/ pages/about.md\n')
    symlinkSync(place, list.given.listPath)

    savePublishedAddresses(list.given)

    expect(lstatSync(list.given.listPath).isSymbolicLink()).toBe(true)
    expect(readFileSync(place, 'utf8')).toContain('/rome/ posts/2026-01-01-rome.md')
  })

  it('leaves no temporary file in the folder', () => {
    using list = createList(null)

    savePublishedAddresses(list.given)

    expect(readdirSync(list.folder)).toEqual(['published-addresses.txt'])
  })

  it('removes the unfinished file of a killed run, and no other file', () => {
    using list = createList(null)
    const [ofKilled, ofRunning, ofOwner] = [
      '.published-addresses.txt.00000000-0000-4000-8000-000000000001.tmp',
      '.published-addresses.txt.00000000-0000-4000-8000-000000000002.tmp',
      'notes.00000000-0000-4000-8000-000000000001.tmp',
    ] as const
    for (const name of [ofKilled, ofRunning, ofOwner]) writeFileSync(join(list.folder, name), '')
    for (const name of [ofKilled, ofOwner]) utimesSync(join(list.folder, name), 0, 0)

    savePublishedAddresses(list.given)

    expect(readdirSync(list.folder).sort()).toEqual(
      [ofRunning, ofOwner, 'published-addresses.txt'].sort(),
    )
  })
})
