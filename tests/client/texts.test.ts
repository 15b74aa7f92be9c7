import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type {
  OlderTexts,
  ReadingTexts,
  WritingTexts,
} from '../../comments-api/client/texts/texts.ts'
import { bundleAssets, translated } from '../../generator/assets/bundle.ts'
import { dictionaries, textsFor } from '../../templates/texts/texts-for.ts'

const root = join(import.meta.dirname, '../..')
const counts = [0, 1, 2, 3, 11, 100, 1_234]

type ClientTexts = {
  readonly reading: ReadingTexts
  readonly older: OlderTexts
  readonly writing: WritingTexts
}

const clientTexts: Readonly<Record<string, ClientTexts>> = {
  en: {
    reading: await import('../../comments-api/client/texts/en/reading.ts'),
    older: await import('../../comments-api/client/texts/en/older.ts'),
    writing: await import('../../comments-api/client/texts/en/writing.ts'),
  },
  de: {
    reading: await import('../../comments-api/client/texts/de/reading.ts'),
    older: await import('../../comments-api/client/texts/de/older.ts'),
    writing: await import('../../comments-api/client/texts/de/writing.ts'),
  },
  fr: {
    reading: await import('../../comments-api/client/texts/fr/reading.ts'),
    older: await import('../../comments-api/client/texts/fr/older.ts'),
    writing: await import('../../comments-api/client/texts/fr/writing.ts'),
  },
  es: {
    reading: await import('../../comments-api/client/texts/es/reading.ts'),
    older: await import('../../comments-api/client/texts/es/older.ts'),
    writing: await import('../../comments-api/client/texts/es/writing.ts'),
  },
  ja: {
    reading: await import('../../comments-api/client/texts/ja/reading.ts'),
    older: await import('../../comments-api/client/texts/ja/older.ts'),
    writing: await import('../../comments-api/client/texts/ja/writing.ts'),
  },
  ar: {
    reading: await import('../../comments-api/client/texts/ar/reading.ts'),
    older: await import('../../comments-api/client/texts/ar/older.ts'),
    writing: await import('../../comments-api/client/texts/ar/writing.ts'),
  },
}

it('the client speaks every language of the pages, and no other', () => {
  const folders = readdirSync(join(root, 'comments-api/client/texts'), { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => entry.name)

  expect(folders.toSorted()).toEqual([...dictionaries.keys()].toSorted())
  expect(Object.keys(clientTexts).toSorted()).toEqual(folders.toSorted())
})

describe.each(Object.entries(clientTexts))(
  'the client in %s',
  (language, { reading, older, writing }) => {
    it('says what the page says', () => {
      const { conversation } = textsFor(language).texts

      expect(counts.map(reading.responses)).toEqual(counts.map(conversation.responses))
      expect(reading.noResponses).toBe(conversation.noneYet)
      expect(reading.leaveReply).toBe(conversation.leaveReply)
      expect(reading.place(3, 12)).toBe(conversation.place({ place: 3, count: 12 }))
      expect(writing.duplicate).toBe(conversation.duplicate)
    })

    it('says something everywhere, with what belongs into it', () => {
      const { charactersLeft, held, heldNote, refusals, replyTo, wait, ...plain } = writing
      const waits = [1, 2, 30, 90, 600].map(wait)
      const named = [replyTo, held, heldNote].map(sentence => sentence('①'))
      const counted = [-11, -1, 0, 1, 2, 11].map(charactersLeft)
      const { responses, newResponses, place, ...read } = reading

      expect(named.filter(sentence => !sentence.includes('①'))).toEqual([])
      expect([...waits, ...counted].filter(sentence => /undefined|NaN|#|-/.test(sentence))).toEqual(
        [],
      )
      expect(counts.map(newResponses).filter(sentence => sentence.length < 4)).toEqual([])
      const all = [
        ...Object.values(older),
        ...Object.values(plain),
        ...Object.values(read),
        ...Object.values(refusals),
      ]
      expect(all.filter(sentence => String(sentence).trim() === '')).toEqual([])
      expect(Object.keys(refusals)).toEqual(Object.keys(clientTexts['en']?.writing.refusals ?? {}))
    })

    it('has no English words in another script', () => {
      if (!['ja', 'ar'].includes(language)) return
      const source = ['reading', 'older', 'writing'].map(name =>
        readFileSync(join(root, `comments-api/client/texts/${language}/${name}.ts`), 'utf8'),
      )

      const quoted = source.join('').match(/'[^'\n]*[\u0600-\uffff][^'\n]*'|`[^`]*`/g) ?? []
      const words = quoted.map(text => text.replace(/\$\{.*?\}/g, ''))
      expect(quoted.length).toBeGreaterThan(15)
      expect(words.filter(text => /[a-z]/i.test(text))).toEqual([])
    })
  },
)

describe('the bundled script', () => {
  it.each([
    ['de-AT', 'de'],
    ['AR', 'ar'],
    ['pl', 'en'],
    ['texts', 'en'],
  ])('for a site in %s speaks %s', (language, spoken) => {
    expect(translated(root, language)).toBe(spoken)
    expect(textsFor(language).texts).toBe(dictionaries.get(spoken))
  })

  it('is kept for each language by itself, and holds no other', async () => {
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
