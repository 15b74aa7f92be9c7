import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type {
  MentionTexts,
  MineTexts,
  ReadingTexts,
  RefusalTexts,
  RestTexts,
  RoomTexts,
  SentTexts,
  WritingTexts,
} from '../../comments-api/client/texts/texts.ts'
import { bundleAssets } from '../../generator/assets/bundle.ts'
import { translated } from '../../generator/assets/speaking.ts'
import { dictionaries, textsFor } from '../../templates/texts/texts-for.ts'

const root = join(import.meta.dirname, '../..')
const folder = join(root, 'comments-api/client/texts')
const counts = [0, 1, 2, 3, 11, 100, 1_234]

/** Each language has one for every part of the client with texts. */
const modules = [
  'aids',
  'draft',
  'editing',
  'left',
  'mentions',
  'mine',
  'older',
  'proving',
  'reading',
  'refusal',
  'rest',
  'room',
  'sent',
  'waiting',
  'writing',
] as const

type ClientTexts = MentionTexts &
  MineTexts &
  ReadingTexts &
  RefusalTexts &
  RestTexts &
  RoomTexts &
  SentTexts &
  WritingTexts

const clientTexts: Record<string, ClientTexts> = {}
for (const language of dictionaries.keys()) {
  const spoken = modules.map(name => import(`${folder}/${language}/${name}.ts`))
  clientTexts[language] = Object.assign({}, ...(await Promise.all(spoken)))
}

it('the client has texts in every language of the pages, and in no other', () => {
  const folders = readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => entry.name)

  expect(folders.toSorted()).toEqual([...dictionaries.keys()].toSorted())
  for (const language of folders)
    expect(readdirSync(join(folder, language))).toEqual(
      expect.arrayContaining(modules.map(name => `${name}.ts`)),
    )
})

describe.each(Object.entries(clientTexts))('the client in %s', (language, spoken) => {
  it('uses the same texts as the page', () => {
    const { conversation } = textsFor(language).texts

    expect(counts.map(spoken.responses)).toEqual(counts.map(conversation.responses))
    expect(counts.map(spoken.mentions)).toEqual(counts.map(conversation.mentions))
    expect(spoken.language).toBe(language)
    expect(spoken.noResponses).toBe(conversation.noneYet)
    expect(spoken.leaveReply).toBe(conversation.leaveReply)
    expect(spoken.place(3, 12)).toBe(conversation.place({ place: 3, count: 12 }))
    expect(spoken.duplicate).toBe(conversation.duplicate)
  })

  it('has no empty text, and fills in names and numbers', () => {
    const { charactersLeft, held, heldNote, newResponses, refusals, replyTo, responses } = spoken
    const { showRest, wait } = spoken
    const waits = [1, 2, 30, 90, 600].map(wait)
    const named = [replyTo, held, heldNote].map(sentence => sentence('①'))
    const counted = [-11, -1, 0, 1, 2, 11].map(charactersLeft)
    const plain = [...Object.values(spoken), ...Object.values(refusals)]

    expect(named.filter(sentence => !sentence.includes('①'))).toEqual([])
    expect([...waits, ...counted].filter(sentence => /undefined|NaN|#|-/.test(sentence))).toEqual(
      [],
    )
    expect(
      [responses, newResponses, showRest]
        .flatMap(told => counts.map(told))
        .filter(({ length }) => length < 3),
    ).toEqual([])
    expect(plain.filter(sentence => String(sentence).trim() === '')).toEqual([])
    expect(Object.keys(spoken)).toEqual(Object.keys(clientTexts['en'] ?? {}))
    expect(Object.keys(refusals)).toEqual(Object.keys(clientTexts['en']?.refusals ?? {}))
  })

  it('has no Latin words if its script is Japanese or Arabic', () => {
    if (!['ja', 'ar'].includes(language)) return
    const source = modules.map(name => readFileSync(join(folder, language, `${name}.ts`), 'utf8'))

    const quoted = source.join('').match(/'[^'`\n]*[\u0600-\uffff][^'`\n]*'|`[^`]*`/g) ?? []
    const words = quoted.map(text => text.replace(/\$\{.*?\}/g, ''))
    expect(quoted.length).toBeGreaterThan(15)
    expect(words.filter(text => /[a-z]/i.test(text))).toEqual([])
  })
})

describe('the bundled script', () => {
  it.each([
    ['de-AT', 'de'],
    ['AR', 'ar'],
    ['pl', 'en'],
    ['texts', 'en'],
  ])('for a site in %s is in %s', (language, spoken) => {
    expect(translated(root, language)).toBe(spoken)
    expect(textsFor(language).texts).toBe(dictionaries.get(spoken))
  })

  it('is cached per language, and holds no texts of another', async () => {
    const cache = mkdtempSync(join(tmpdir(), 'afterword-bundles-'))
    const bundled = (language: string) => bundleAssets({ root, cache, code: 'same', language })
    const scriptsOf = ({ files }: Awaited<ReturnType<typeof bundled>>) =>
      files
        .filter(file => file.output.endsWith('.js'))
        .map(file => readFileSync(file.from, 'utf8'))
        .join('')

    const german = scriptsOf(await bundled('de-AT'))
    const english = scriptsOf(await bundled('pl'))
    const again = scriptsOf(await bundled('de'))
    rmSync(cache, { recursive: true })

    expect(german).toContain('Noch keine Antworten')
    expect(german).toContain('Vielen Dank.')
    expect(german).not.toContain('No responses')
    expect(german).not.toContain('Thank you')
    expect(english).toContain('No responses yet')
    expect(again).toBe(german)
  })
})
