import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { describe, expect, it, onTestFinished } from 'vitest'
import { parts } from '../../../comments-api/client/embed/parts.ts'
import { bundleEmbed } from '../../../generator/assets/bundle-embed.ts'
import type { BundledFiles } from '../../../generator/assets/fold-entries.ts'
import { readEmbedOptions } from '../../../generator/commands/embed-options.ts'
import { conversationIn, spokenLanguages } from '../../../generator/render/render-skeleton.ts'

const cli = resolve('generator', 'cli.ts')

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'afterword-embed-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

function embed(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'embed', ...words], {
    encoding: 'utf8',
  })
  return { code: status, printed: stdout, said: stderr }
}

function bundle(language: string, { isWhole = false } = {}) {
  return bundleEmbed({ root: resolve('.'), ...conversationIn(language), isWhole })
}

/** The script and its static imports; `import()` is for later. */
function neededBy(files: BundledFiles, name: string): string[] {
  const script = Buffer.from(files.get(name) ?? '').toString()
  const imported = [...script.matchAll(/(?:from|import)"\.\/([^"]+)"/g)]
  return [name, ...imported.flatMap(([, file]) => neededBy(files, `embed/${file}`))]
}

function weigh(contents: Uint8Array | undefined): number {
  return brotliCompressSync(contents ?? new Uint8Array()).length
}

describe('npm run embed', () => {
  it('writes the script and its parts, and prints the HTML to copy, in the given language', () => {
    const folder = makeFolder()

    const { code, printed } = embed(
      ...['--output', folder, '--language', 'de'],
      ...['--service', 'https://comments.example/'],
    )

    expect(code).toBe(0)
    const listed = printed.split('\n\n')[0]?.split('\n') ?? []
    expect(listed).toContain('embed.js')
    expect(listed.filter(name => !existsSync(join(folder, name)))).toEqual([])
    expect(readdirSync(join(folder, 'embed'))).toHaveLength(listed.length - 1)
    expect(printed).toContain('<script type="module" src="/embed.js"></script>')
    expect(printed).toContain(
      '<a href="https://comments.example/api/threads/my-post/reply" rel="nofollow">Eine Antwort schreiben</a>',
    )
  })

  it('writes a single file with --one-file, and prints its integrity hash', () => {
    const folder = makeFolder()

    const { printed } = embed('--output', folder, '--one-file')

    const hash = createHash('sha384')
      .update(readFileSync(join(folder, 'embed.js')))
      .digest('base64')
    expect(readdirSync(folder)).toEqual(['embed.js'])
    expect(printed).toContain(
      `<script type="module" src="/embed.js" integrity="sha384-${hash}" crossorigin="anonymous">`,
    )
  })

  it('reports a file that stands in the way of the output folder', () => {
    const file = join(makeFolder(), 'a-file')
    writeFileSync(file, '')

    const { code, said } = embed('--output', file)

    expect([code, said]).toEqual([
      3,
      expect.stringContaining(`EEXIST: file already exists, mkdir '${file}'`),
    ])
  })

  it.each([
    [[], 'Where to?'],
    [['--output', 'x', '--language', 'tlh'], '--language tlh: there are texts in en, de'],
    [['--output', 'x', '--service', 'comments.example'], 'write a web address without a path'],
    [['--output', 'x', '--colour', 'red'], 'colour'],
  ])('rejects the options %j', (words, expected) => {
    expect(() => readEmbedOptions(words, spokenLanguages)).toThrow(expected)
  })
})

describe('embed.js', () => {
  it.each([
    ['en', 11.75],
    ['ar', 12.25],
    ['ja', 12.5],
  ])(
    'stays small, together with the scripts it needs to show the conversation: %s',
    async (language, most) => {
      const files = await bundle(language)

      const drawing = [...files.keys()].find(name => name.includes('draw-conversation')) ?? ''
      const reading = new Set(['embed.js', ...neededBy(files, drawing)])
      expect(weigh(files.get('embed.js'))).toBeLessThan(400)
      expect([...reading].reduce((sum, name) => sum + weigh(files.get(name)), 0)).toBeLessThan(
        most * 1024,
      )
    },
  )

  it('contains styles for other writing systems only in a language that uses one', async () => {
    const rules = [/font-synthesis-style/, /text-emphasis/]
    const found = async (language: string) => {
      const [[, script] = []] = await bundle(language, { isWhole: true })
      return rules.map(rule => rule.test(Buffer.from(script ?? '').toString()))
    }

    expect(await found('en')).toEqual([false, false])
    expect(await found('ar')).toEqual([true, false])
    expect(await found('ja')).toEqual([true, true])
  })

  it('inserts markup in one place only', async () => {
    const [[, script] = []] = await bundle('en', { isWhole: true })

    const places = Buffer.from(script ?? '')
      .toString()
      .match(/\.(?:innerHTML|outerHTML)\s*=|insertAdjacentHTML|document\.write/g)
    expect(places).toHaveLength(1)
  })
})

describe('the reference of embed.js', () => {
  const page = readFileSync('docs/reference/embed.md', 'utf8')
  const sources = readdirSync('comments-api/client/embed')
    .map(name => readFileSync(join('comments-api/client/embed', name), 'utf8'))
    .join('\n')

  function namedUnder(heading: string): string[] {
    const section = page.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''
    return [...section.matchAll(/^\| (`[^|]+) \|/gm)]
      .flatMap(([, cell = '']) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name))
      .sort()
  }

  it('lists every attribute, and no other', () => {
    const read = [...sources.matchAll(/(?:\bread|hasAttribute)\('([a-z-]+)'/g)]

    expect(namedUnder('Attributes')).toEqual(read.map(([, name]) => name).sort())
  })

  it('lists every part, and no other', () => {
    expect(namedUnder('Parts')).toEqual(Object.keys(parts).sort())
  })

  it('lists every custom property in use, and no other', async () => {
    const [[, script] = []] = await bundle('en', { isWhole: true })
    const styles = Buffer.from(script ?? '').toString()
    const hosts = [...styles.matchAll(/:host\{([^}]*)\}/g)].map(([, body = '']) => body)
    const defined = hosts.flatMap(body =>
      [...body.matchAll(/(--[\w-]+):/g)].map(([, name]) => name),
    )
    const used = new Set([...styles.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name))

    const all = new Set(defined.filter(name => used.has(name)))
    expect(namedUnder('Properties')).toEqual([...all].sort())
  })
})
