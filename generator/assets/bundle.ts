import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
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

/** Bundles the style sheet and the reader's script; names hold a hash of the content, so that browsers keep them for ever. */
export async function bundleAssets({ root, cache, code }: AssetOptions): Promise<Assets> {
  const folder = join(cache, 'assets', code)
  const listing = join(folder, 'bundled.json')
  const names: readonly string[] = existsSync(listing)
    ? JSON.parse(readFileSync(listing, 'utf8'))
    : await bundle(root, folder)
  if (!existsSync(listing)) writeFileSync(listing, JSON.stringify(names))
  const files = names.map(name => {
    const from = join(folder, name)
    return { output: `assets/${name}`, from, hash: hashOf(readFileSync(from)) }
  })
  return { style: urlOf(names, 'index', '.css'), script: urlOf(names, 'near', '.js'), files }
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
