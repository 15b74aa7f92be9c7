import { readFileSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import type { BuildOptions, Metafile, OutputFile } from 'esbuild'
import { compareText } from '../compare-text.ts'
import { hashOf } from '../hash-of.ts'
import { type BundledFiles, foldEntries } from './fold-entries.ts'
import { forBrowsers } from './for-browsers.ts'
import { speaking } from './speaking.ts'
import {
  blameTheme,
  mistakesOf,
  type Theme,
  type ThemeMistake,
  themed,
  themeLoaders,
} from './theme.ts'
import { together } from './together.ts'

export type Bundling = {
  readonly root: string
  readonly folder: string
  readonly spoken: string
  readonly theme: Theme | null
}

/**
 * The bundled files by name, and what they were made from that `code` does not cover: the theme's files. Both with
 * their hashes.
 */
export type Bundled = {
  readonly outputs: Readonly<Record<string, string>>
  readonly inputs: Readonly<Record<string, string>>
  readonly warnings: readonly ThemeMistake[]
}

/** Bundles the style sheets and scripts of pages into a folder. */
export async function bundleForPages(bundling: Bundling): Promise<Bundled> {
  const { root, folder, theme } = bundling
  const modules = await bundleModules(bundling)
  const classic = await bundleClassic(bundling)
  const files = [...foldEntries(byName(modules.outputFiles)), ...byName(classic.outputFiles)].sort(
    ([one], [other]) => compareText(one, other),
  )
  for (const [name, contents] of files) writeFileSync(join(folder, name), contents)
  return {
    outputs: Object.fromEntries(files.map(([name, contents]) => [name, hashOf(contents)])),
    inputs: filesOfTheme(root, modules.metafile),
    warnings: theme === null ? [] : mistakesOf(theme, root, modules.warnings),
  }
}

function byName(files: readonly OutputFile[]): BundledFiles {
  return new Map(files.map(({ path, contents }) => [basename(path), contents]))
}

async function bundleModules(bundling: Bundling) {
  // Imported late: esbuild starts a process, and most builds find their bundles ready.
  const { build } = await import('esbuild')
  const { root, spoken, theme } = bundling
  return build({
    ...shared(bundling),
    entryPoints: [
      'templates/styles/index.css',
      'templates/styles/with-letters.css',
      'templates/styles/with-formulas.css',
      'comments-api/client/near.ts',
      'templates/scripts/copy-code.ts',
      'templates/scripts/play-embed.ts',
      'templates/scripts/search.ts',
    ],
    plugins: [speaking(spoken), together, ...(theme === null ? [] : [themed(theme)])],
    loader: themeLoaders,
    splitting: true,
    format: 'esm',
  }).catch(cause => blameTheme(theme, root, cause))
}

/** Modules run once the whole page is there, but this one is needed for its first paint. */
async function bundleClassic(bundling: Bundling) {
  const { build } = await import('esbuild')
  return build({
    ...shared(bundling),
    entryPoints: ['templates/scripts/colours.ts'],
    format: 'iife',
  })
}

function shared({ root, folder }: Bundling) {
  return {
    ...forBrowsers(root),
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    outdir: folder,
    metafile: true,
    write: false,
  } as const satisfies BuildOptions
}

/**
 * The files that the hash of the code does not cover, each with its own: that one covers our packages, but not the
 * theme's.
 */
function filesOfTheme(root: string, { inputs }: Metafile): Record<string, string> {
  const paths = Object.keys(inputs).filter(
    path => !/^(?:templates|comments-api|node_modules)\//.test(path),
  )
  return Object.fromEntries(
    paths.map(path => resolve(root, path)).map(path => [path, hashOf(readFileSync(path))]),
  )
}
