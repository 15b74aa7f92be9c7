import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { noteTexts } from '../../../comments-api/privacy/note/languages.ts'
import { writeNote } from '../../../comments-api/privacy/note/note.ts'
import { dictionaries } from '../../../templates/texts/texts-for.ts'
import { carryOutHere, run } from '../command.ts'
import { makeFolder, writeManifest } from '../service.ts'
import { toldColumns } from './told-columns.ts'

const facts = {
  retentionDays: 14,
  deletedDays: 7,
  sendsMails: true,
  callsWebhook: true,
  asksAkismet: true,
  showsLatestPosts: true,
  editMinutes: 15,
}
const little = {
  ...facts,
  sendsMails: false,
  callsWebhook: false,
  asksAkismet: false,
  showsLatestPosts: false,
}

describe('the privacy note', () => {
  it('covers every column about readers exactly once', () => {
    const reference = readFileSync('docs/reference/privacy.md', 'utf8')
    const columns = [...reference.matchAll(/^\| ([^|]+)/gm)].flatMap(([, cell = '']) =>
      [...cell.matchAll(/`([a-z_]+\.[a-z_]+)`/g)].map(([, name]) => name ?? ''),
    )
    // About moderators, who know of them, or only used on a machine without a public site.
    const others = /^(?:moderators|sessions|passkeys|caught_mails)\./

    const expected = columns.filter(column => !others.test(column))

    expect(Object.values(toldColumns).flat().sort()).toEqual(expected.sort())
  })

  it('exists in every language of the site, with the retention periods', () => {
    expect([...noteTexts.keys()]).toEqual([...dictionaries.keys()])
    for (const [language, texts] of noteTexts) {
      const note = writeNote(facts, texts, language)

      expect(note).toMatch(/^---\ntitle: ".+"\n---\n/)
      expect(note.match(/14|١٤/g)).toHaveLength(2)
      expect(note.match(/7|٧/g)).toHaveLength(1)
      expect(note).not.toMatch(/undefined|\$\{|\{/)
    }
  })

  it('mentions only what the settings enable', () => {
    const [english] = noteTexts.values()
    if (!english) throw new Error('there is no English')

    const all = writeNote(facts, english, 'en')
    const least = writeNote({ ...little, editMinutes: 0 }, english, 'en')

    expect(all).toContain(english.replies)
    expect(all).toContain(english.webhook)
    expect(all).toContain(english.akismet)
    expect(all).toContain(english.latestPost)
    expect(all).not.toContain(english.nobody)
    expect(least).toContain(english.nobody)
    expect(least).not.toContain(english.replies)
    expect(least).not.toContain(english.latestPost)
    expect(least).not.toContain('change your response')
  })

  it('is printed in the language of the site or in the requested one', async () => {
    const folder = await makeFolder()
    await writeManifest(join(folder, 'threads.json'), { language: 'de-AT' })

    const own = await run(folder, ['privacy-note'])
    const french = await run(folder, ['privacy-note', 'fr'])
    const unknown = await carryOutHere(folder, ['privacy-note', 'tlh'])

    expect([own.code, own.printed]).toEqual([0, expect.stringContaining('title: "Datenschutz"')])
    expect(french.printed).toContain('title: "Vie privée"')
    expect([unknown.code, unknown.said]).toEqual([
      1,
      expect.stringContaining('there is no note in "tlh"'),
    ])
  })
})
