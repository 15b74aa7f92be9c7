import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { build } from 'esbuild'
import { expect, it } from 'vitest'
import { hashOf } from '../../generator/hash-of.ts'
import { dictionaries } from '../../templates/texts/texts-for.ts'
import { bundleClient } from './site.ts'

type Files = ReadonlyMap<string, Uint8Array>

const kilobyte = 1024

/**
 * What each part adds to those before it: its file, and whatever that cannot do without. Letters
 * of other scripts than ours take two bytes or three, so parts with texts may be larger by `spoken`.
 */
const parts = [
  { part: 'every page', entries: ['near', 'comments'], most: 3_040, spoken: 120 },
  { part: 'new responses', entries: ['place-answer'], most: 1_500, spoken: 0 },
  { part: 'the form', entries: ['writing'], most: 3_500, spoken: 160 },
  { part: 'new mentions', entries: ['show-mentions'], most: 1.2 * kilobyte, spoken: 40 },
  { part: 'many new responses', entries: ['show-rest'], most: 700, spoken: 64 },
  { part: 'older responses', entries: ['older'], most: 512, spoken: 64 },
  { part: 'pages in between', entries: ['take-page'], most: 400, spoken: 0 },
  { part: 'a closed thread', entries: ['closing'], most: 384, spoken: 0 },
  { part: 'a rejected submission', entries: ['refusal'], most: 700, spoken: 230 },
  { part: 'the count of characters left', entries: ['room-left'], most: 256, spoken: 96 },
  { part: 'quoting', entries: ['quote'], most: 1.1 * kilobyte, spoken: 0 },
  { part: 'formatting', entries: ['format', 'steer'], most: 1.1 * kilobyte, spoken: 0 },
  { part: 'the preview', entries: ['preview'], most: 450, spoken: 0 },
  { part: 'sending', entries: ['sending'], most: 2_700, spoken: 190 },
  { part: 'drafts in two tabs', entries: ['draft-trouble'], most: 400, spoken: 64 },
  { part: 'own responses', entries: ['mine'], most: 2_200, spoken: 160 },
  { part: 'editing', entries: ['edit-own'], most: 1.1 * kilobyte, spoken: 100 },
  { part: 'editing too late', entries: ['words-left'], most: 640, spoken: 96 },
  { part: 'proof of work', entries: ['prove'], most: 1.6 * kilobyte, spoken: 64 },
]

it.each([...dictionaries.keys()])(
  'every part of the client keeps to its size limit, in %s',
  async language => {
    const files = withLastingHashes(await bundleClient(language))
    const loaded = new Set<string>()

    const sizes = parts.map(({ part, entries, most, spoken }) => {
      const needed = entries.flatMap(entry => neededBy(files, fileOf(files, entry)))
      const added = new Set(needed.filter(name => !loaded.has(name)))
      for (const name of added) loaded.add(name)
      return { part, size: sizeOf(files, added), most: language === 'en' ? most : most + spoken }
    })

    expect(sizes.filter(({ size, most }) => size > most)).toEqual([])
    expect(sizes.filter(({ size }) => size < 100)).toEqual([])
  },
)

it('the styles of a conversation take at most 2 KiB compressed', async () => {
  const sheets = ['conversation', 'comment', 'comment-form'].map(
    name => `@import "./templates/styles/${name}.css";`,
  )
  const root = join(import.meta.dirname, '../..')

  const { outputFiles } = await build({
    stdin: { contents: sheets.join('\n'), loader: 'css', resolveDir: root },
    bundle: true,
    minify: true,
    write: false,
  })

  expect(brotliCompressSync(outputFiles[0]?.contents ?? '').length).toBeLessThanOrEqual(2_048)
})

it('the client sets innerHTML in one place only', async () => {
  const files = [...(await bundleClient())].map(([, contents]) => Buffer.from(contents).toString())

  const places = files.join('\n').match(/innerHTML|outerHTML|insertAdjacentHTML|document\.write/g)

  expect(places).toEqual(['innerHTML'])
})

function fileOf(files: Files, entry: string): string {
  const name = [...files.keys()].find(file => new RegExp(`^${entry}(-\\w+)?\\.js$`).test(file))
  if (name === undefined) throw new Error(`nothing is fetched that is called ${entry}`)
  return name
}

/**
 * Names of files hold hashes, of which one weighs some bytes more than another once it is compressed, and a change
 * of any file changes those of most: with these, a part weighs another amount only where its own code is another.
 * They are ordinary ones: a part weighs with them what it weighs with most, to a byte or two.
 */
function withLastingHashes(files: Files): Files {
  const hashes = new Set([...files.keys()].sort().map(name => /-(\w{8})\.\w+$/.exec(name)?.[1]))
  const lasting = new Map(
    [...hashes].map((hash, place) => [hash, hashOf(`f${place}`).slice(0, 8).toUpperCase()]),
  )
  const rename = (text: string) =>
    text.replace(/(?<=-)\w{8}(?=\.(?:js|css))/g, hash => lasting.get(hash) ?? hash)
  return new Map(
    [...files].map(([name, contents]) => [
      rename(name),
      Buffer.from(rename(Buffer.from(contents).toString())),
    ]),
  )
}

/** With what it imports at once; `import()` is for later. */
function neededBy(files: Files, name: string): string[] {
  const script = Buffer.from(files.get(name) ?? '').toString()
  const imported = [...script.matchAll(/(?:from|import)"\.\/([^"]+)"/g)].map(
    ([, file = '']) => file,
  )
  return [name, ...imported.flatMap(file => neededBy(files, file))]
}

function sizeOf(files: Files, names: ReadonlySet<string>): number {
  return [...names].reduce((sum, name) => sum + brotliCompressSync(files.get(name) ?? '').length, 0)
}
