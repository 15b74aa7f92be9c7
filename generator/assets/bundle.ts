import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { hashOf } from '../content/records.ts'
import type { Assets } from '../plan/plan-pages.ts'

export type AssetOptions = {
  /** The repository's own folder, where templates/ and comments-api/ stand. */
  readonly root: string
  readonly cache: string
  /** A hash of everything that could change the bundles. */
  readonly code: string
}

const listing = 'bundled.json'

/** Bundles the style sheet and the reader's script; names hold a hash of the content, so that browsers keep them for ever. */
export async function bundleAssets({ root, cache, code }: AssetOptions): Promise<Assets> {
  const folder = join(cache, 'assets', code)
  const names = findBundles(folder) ?? (await makeBundles(root, folder))
  const files = names.map(name => {
    const from = join(folder, name)
    return { output: `assets/${name}`, from, hash: hashOf(readFileSync(from)) }
  })
  return { style: urlOf(names, 'index', '.css'), script: urlOf(names, 'near', '.js'), files }
}

/** The bundles' names; `null` unless every one of them is there. */
function findBundles(folder: string): readonly string[] | null {
  try {
    const names: readonly string[] = JSON.parse(readFileSync(join(folder, listing), 'utf8'))
    return names.every(name => existsSync(join(folder, name))) ? names : null
  } catch {
    return null
  }
}

/** Listed last, and at once: neither a build that is killed nor one beside it can leave half a list. */
async function makeBundles(root: string, folder: string): Promise<readonly string[]> {
  const names = await bundle(root, folder)
  const unfinished = join(folder, `${process.pid}.tmp`)
  writeFileSync(unfinished, JSON.stringify(names))
  renameSync(unfinished, join(folder, listing))
  return names
}

async function bundle(root: string, folder: string): Promise<string[]> {
  // Imported late: esbuild starts a process, and most builds find their bundles ready.
  const { build } = await import('esbuild')
  mkdirSync(folder, { recursive: true })
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['templates/styles/index.css', 'comments-api/client/near.ts'],
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    minify: true,
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    metafile: true,
    logLevel: 'silent',
  })
  return Object.keys(metafile.outputs)
    .map(path => basename(path))
    .sort()
}

function urlOf(names: readonly string[], name: string, extension: string): string {
  const found = names.find(file => file.startsWith(`${name}-`) && file.endsWith(extension))
  if (found === undefined) throw new Error(`the bundle has no ${name}${extension}`)
  return `/assets/${found}`
}
