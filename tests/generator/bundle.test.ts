import { execFile } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ours } from '../../bench/build/ours.ts'
import { fingerprintsOf } from './site-folder.ts'

const run = promisify(execFile)

let folder: string
let clone: string
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'afterword bundle ')))
  clone = layOutClone('a clone')
})
afterEach(() => {
  // Whatever makes a bundle meanwhile begins no other.
  rmSync(folder, { recursive: true, maxRetries: 10 })
})

/** After `npm ci`. */
function layOutClone(name: string): string {
  const generator = ours('plain')
  const path = join(folder, name)
  mkdirSync(path)
  generator.layOut(path)
  generator.writePosts(path, 10)
  return path
}

type Built = { readonly isBundled: boolean; readonly site: string }

/** As a command of the clone, and whether that came out of a bundle. */
async function build(clone: string): Promise<Built> {
  const site = join(clone, 'site')
  const tell = ['--import', join(import.meta.dirname, '..', 'tell-modules.ts')]
  const program = join(clone, 'generator', 'cli.ts')
  const words = ['build', '--output', site, '--comments', 'none', '--now', '2026-11-20']
  const { stdout } = await run(process.execPath, [...tell, program, ...words], { cwd: clone })
  const files: readonly string[] = JSON.parse(stdout)
  return { isBundled: files.some(file => file.includes('/.bundled/')), site }
}

function editTemplate(clone: string): void {
  const file = join(clone, 'templates', 'layouts', 'base.ts')
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll('</body>', '<hr></body>'))
}

/** By their paths, the largest last. */
function bundledFiles(clone: string): string[] {
  return readdirSync(join(clone, '.bundled'), { recursive: true, encoding: 'utf8' })
    .map(name => join(clone, '.bundled', name))
    .filter(path => path.endsWith('.js'))
    .sort((a, b) => statSync(a).size - statSync(b).size)
}

describe('the bundle of the generator', () => {
  it('is what commands run from, and builds the same bytes as the code as it was written', async () => {
    // So many that a second thread prints.
    ours('plain').writePosts(clone, 350)
    const { isBundled, site } = await build(clone)
    const bundled = fingerprintsOf(site)
    rmSync(join(clone, '.bundled'), { recursive: true })
    for (const path of [site, join(clone, '.cache')]) rmSync(path, { recursive: true })
    const asWritten = await build(clone)

    expect([isBundled, asWritten.isBundled]).toEqual([true, false])
    expect(fingerprintsOf(site)).toEqual(bundled)
  })

  it('is left alone once the code is another, until there is one of that', async () => {
    await build(clone)
    editTemplate(clone)

    const { isBundled, site } = await build(clone)

    expect(isBundled).toBe(false)
    expect(readFileSync(join(site, 'index.html'), 'utf8')).toContain('<hr></body>')
    await expect.poll(async () => (await build(clone)).isBundled).toBe(true)
    expect(readFileSync(join(site, 'index.html'), 'utf8')).toContain('<hr></body>')
  })

  it('is left alone where a file of it lost its end', async () => {
    for (const file of bundledFiles(clone).slice(-1)) truncateSync(file, 100)

    const { isBundled, site } = await build(clone)

    expect(isBundled).toBe(false)
    expect(readdirSync(site)).toContain('index.html')
  })

  it('goes with its clone into another folder', async () => {
    const copy = join(folder, 'moved')
    cpSync(clone, copy, { recursive: true, verbatimSymlinks: true })
    rmSync(clone, { recursive: true })

    const { isBundled, site } = await build(copy)

    expect(isBundled).toBe(true)
    expect(readdirSync(site)).toContain('index.html')
  })
})
