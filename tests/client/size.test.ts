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
 * of other scripts than ours take two bytes or three, so what speaks may be larger by `spoken`.
 */
const parts = [
  { part: 'every reader', entries: ['near', 'comments'], most: 3_040, spoken: 120 },
  { part: 'who finds something new', entries: ['place-comment'], most: 1_500, spoken: 0 },
  { part: 'who writes', entries: ['writing'], most: 3_500, spoken: 160 },
  { part: 'who finds a mention', entries: ['show-mentions'], most: 1.2 * kilobyte, spoken: 40 },
  { part: 'who finds very much that is new', entries: ['show-rest'], most: 700, spoken: 64 },
  { part: 'who asks for older pages', entries: ['older'], most: 512, spoken: 64 },
  { part: 'who sees a thread closed', entries: ['closing'], most: 384, spoken: 0 },
  { part: 'who is refused', entries: ['refusal'], most: 700, spoken: 230 },
  { part: 'who has little room left', entries: ['room-left'], most: 256, spoken: 96 },
  { part: 'who quotes', entries: ['quote'], most: 1.1 * kilobyte, spoken: 0 },
  { part: 'who sets marks', entries: ['format', 'steer'], most: 1.1 * kilobyte, spoken: 0 },
  { part: 'who wants a preview', entries: ['preview'], most: 450, spoken: 0 },
  { part: 'who types', entries: ['sending'], most: 2_700, spoken: 190 },
  { part: 'who writes in two tabs', entries: ['draft-trouble'], most: 400, spoken: 64 },
  { part: 'who has sent something', entries: ['mine'], most: 2_200, spoken: 160 },
  { part: 'who changes it', entries: ['edit-own'], most: 1.1 * kilobyte, spoken: 100 },
  { part: 'who is too late', entries: ['words-left'], most: 640, spoken: 96 },
  { part: 'whom the judge asks for work', entries: ['prove'], most: 1.6 * kilobyte, spoken: 64 },
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
