import { execFile } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ours } from '../../../bench/build/ours.ts'
import { hashOfCode } from '../../../generator/code-hash.ts'
import { root } from '../../../generator/root.ts'
import { flipBitIn } from '../flip-bit.ts'
import { fingerprintsOf, post } from '../site-folder.ts'

const run = promisify(execFile)

/** A clone as it is after `npm ci`. */
let installed: string
let folder: string
let clone: string
beforeAll(() => {
  installed = mkdtempSync(join(tmpdir(), 'afterword-installed-'))
  copyBundle(installed)
  const generator = ours('plain')
  generator.layOut(installed)
  generator.writePosts(installed, 10)
})
afterAll(() => rmSync(installed, { recursive: true }))
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'afterword bundle ')))
  clone = join(folder, 'a clone')
  copyClone(installed, clone)
})
afterEach(() => {
  // A bundle that is just being made writes into the folder once more.
  rmSync(folder, { recursive: true, maxRetries: 10 })
})

/** The bundle of the same code that the run made, without what was compiled of it. Making another takes three seconds. */
function copyBundle(to: string): void {
  const name = join('.bundled', hashOfCode(root))
  cpSync(join(root, name), join(to, name), {
    recursive: true,
    filter: path => basename(path) !== 'compiled',
  })
}

function copyClone(from: string, to: string): void {
  cpSync(from, to, { recursive: true, verbatimSymlinks: true })
}

type Built = { readonly isBundled: boolean; readonly site: string }

/** Builds with a command of the clone, and says whether the code came out of a bundle. */
async function build(clone: string): Promise<Built> {
  const site = join(clone, 'site')
  const tell = ['--import', join(import.meta.dirname, '../..', 'tell-modules.ts')]
  const program = join(clone, 'generator', 'cli.ts')
  const words = ['build', '--output', site, '--comments', 'none', '--now', '2026-11-20']
  // The clone is gone in a moment, so nobody could use what Node compiled of its files.
  const env = { ...process.env, NODE_COMPILE_CACHE: undefined }
  const { stdout } = await run(process.execPath, [...tell, program, ...words], { cwd: clone, env })
  const files: readonly string[] = JSON.parse(stdout)
  const isAsWritten = files.some(file => file.endsWith('/generator/commands/run-command.ts'))
  return { isBundled: !isAsWritten, site }
}

function editTemplate(clone: string): void {
  const file = join(clone, 'templates', 'layouts', 'base.ts')
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll('</body>', '<hr></body>'))
}

function bundlesIn(clone: string): string[] {
  return readdirSync(join(clone, '.bundled')).filter(name => /^[0-9a-f]+$/.test(name))
}

/** As while another command makes a bundle of this code, so that no build starts making one. */
function claimBundle(clone: string): void {
  mkdirSync(join(clone, '.bundled', `${hashOfCode(clone)}.unfinished`))
}

/** The compiled scripts that commands left in the bundle. */
function compiledIn(clone: string): string[] {
  const [bundle = ''] = bundlesIn(clone)
  const folder = join(clone, '.bundled', bundle, 'compiled')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return files.filter(file => file.endsWith('.compiled')).map(file => join(folder, file))
}

function unfinishedIn(clone: string): string[] {
  const folder = join(clone, '.bundled')
  if (!existsSync(folder)) return []
  return readdirSync(folder).filter(name => name.endsWith('.unfinished'))
}

/** Writes so many posts that a second thread renders, too. Returns their files. */
function writeManyPosts(clone: string): string[] {
  const folder = join(clone, 'content/posts')
  return Array.from({ length: 1_500 }, (_, number) => {
    const file = join(folder, `2026-01-01-walk-${number}.md`)
    writeFileSync(file, post(`No. ${number}`))
    return file
  })
}

function forgetBuild(clone: string): void {
  for (const path of ['site', '.cache']) rmSync(join(clone, path), { recursive: true })
}

describe('the bundle of the generator', () => {
  it('is made if missing, and builds the same bytes as the source code, even if it is damaged', async () => {
    const manyPosts = writeManyPosts(clone)
    // The clone makes its own: the names of scripts depend on where packages are linked from.
    rmSync(join(clone, '.bundled'), { recursive: true })
    const asWritten = await build(clone)
    const before = fingerprintsOf(asWritten.site)
    forgetBuild(clone)
    await expect.poll(() => bundlesIn(clone)).toHaveLength(1)

    const bundled = await build(clone)

    expect([asWritten.isBundled, bundled.isBundled]).toEqual([false, true])
    expect(fingerprintsOf(bundled.site)).toEqual(before)
    for (const file of manyPosts) rmSync(file)
    forgetBuild(clone)
    await buildsTheSameOfDamagedBundle()
  })

  async function buildsTheSameOfDamagedBundle(): Promise<void> {
    const before = fingerprintsOf((await build(clone)).site)
    const bundle = join(clone, '.bundled', bundlesIn(clone)[0] ?? '')
    const assets = join(bundle, 'assets', 'en')
    const style = readdirSync(assets).find(name => name.endsWith('.css')) ?? ''
    claimBundle(clone)

    // Only damage to the second is noticed: then the build runs the source code.
    for (const [file, isNoticed] of [
      [join(clone, '.bundled', 'code'), false],
      [join(bundle, 'files'), true],
      [join(assets, 'bundled'), false],
      [join(assets, style), false],
    ] as const) {
      const intact = readFileSync(file)
      flipBitIn(file)
      forgetBuild(clone)
      const { isBundled, site } = await build(clone)
      // One fault at a time: nothing is read from a bundle that is not valid.
      writeFileSync(file, intact)

      expect(isBundled).toBe(!isNoticed)
      expect(fingerprintsOf(site)).toEqual(before)
    }
  }

  it('is not used after a template has changed', async () => {
    editTemplate(clone)
    claimBundle(clone)

    const { isBundled, site } = await build(clone)

    expect(isBundled).toBe(false)
    expect(readFileSync(join(site, 'index.html'), 'utf8')).toContain('<hr></body>')
  })

  it('is not used after the list of the demonstration has changed, by which init removes files', async () => {
    writeFileSync(join(clone, 'generator', 'author', 'demonstration.json'), '{}')
    claimBundle(clone)

    expect((await build(clone)).isBundled).toBe(false)
  })

  it('is not kept if the code changed while it was made, even if the change was undone', async () => {
    rmSync(join(clone, '.bundled'), { recursive: true })
    const making = run(process.execPath, [join(clone, 'generator', 'bundle', 'make-bundle.ts')])
    await expect.poll(() => unfinishedIn(clone)).toHaveLength(1)
    const file = join(clone, 'templates', 'layouts', 'base.ts')
    const written = readFileSync(file)

    editTemplate(clone)
    writeFileSync(file, written)
    await making

    expect(bundlesIn(clone)).toEqual([])
  })

  it('is not used if one of its files is truncated', async () => {
    for (const name of bundlesIn(clone))
      truncateSync(join(clone, '.bundled', name, 'commands/run-command.js'), 100)
    claimBundle(clone)

    const { isBundled, site } = await build(clone)

    expect(isBundled).toBe(false)
    expect(readdirSync(site)).toContain('index.html')
  })

  it('keeps compiled scripts for the next command, with the same output, and repairs damaged ones', async () => {
    const before = fingerprintsOf((await build(clone)).site)
    const compiled = compiledIn(clone)
    forgetBuild(clone)

    const { isBundled, site } = await build(clone)

    expect(isBundled).toBe(true)
    expect(fingerprintsOf(site)).toEqual(before)
    expect(compiledIn(clone)).toEqual(compiled)
    forgetBuild(clone)
    await mendsWhatWasCompiled(before)
  })

  async function mendsWhatWasCompiled(before: object): Promise<void> {
    const compiled = compiledIn(clone)
    compiled.forEach(flipBitIn)
    // The next write removes the unfinished file of a killed command, but not that of a running one.
    const [ofKilled, ofRunning] = [
      `${compiled[0]}.00000000-0000-4000-8000-000000000001.tmp`,
      `${compiled[0]}.00000000-0000-4000-8000-000000000002.tmp`,
    ] as const
    for (const file of [ofKilled, ofRunning]) writeFileSync(file, 'half of it')
    utimesSync(ofKilled, 0, 0)

    const { isBundled, site } = await build(clone)

    expect(isBundled).toBe(true)
    expect(fingerprintsOf(site)).toEqual(before)
    expect(compiledIn(clone)).toEqual(compiled)
    expect([ofKilled, ofRunning].map(file => existsSync(file))).toEqual([false, true])
  }

  it('still works after its clone was moved to another folder', async () => {
    const copy = join(folder, 'moved')
    copyClone(clone, copy)
    rmSync(clone, { recursive: true })

    const { isBundled, site } = await build(copy)

    expect(isBundled).toBe(true)
    expect(readdirSync(site)).toContain('index.html')
  })
})
