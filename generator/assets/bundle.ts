import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import type { BuildOptions, Metafile, OutputFile } from 'esbuild'
import { bundles } from '../bundle/find-bundle.ts'
import { compareText } from '../compare-text.ts'
import type { Diagnostic } from '../diagnostic.ts'
import { hashOf } from '../hash-of.ts'
import { readSealed, writeSealed } from '../memory/sealed-file.ts'
import { clearUnfinished, unfinishedFor } from '../memory/unfinished.ts'
import type { Assets } from '../plan/plan-pages.ts'
import { type BundledFiles, foldEntries } from './fold-entries.ts'
import { forBrowsers } from './for-browsers.ts'
import { languagesIn, speaking, translated } from './speaking.ts'
import {
  blameTheme,
  mistakesOf,
  paperOf,
  type Theme,
  type ThemeMistake,
  themed,
  themeLoaders,
  toDiagnostic,
} from './theme.ts'
import { together } from './together.ts'

type AssetOptions = {
  /** The repository's root, which contains templates/ and comments-api/. */
  readonly root: string
  readonly cache: string
  /** A hash of everything that could change the bundles. */
  readonly code: string
  /** The site's: the reader's script contains the texts of one language. */
  readonly language?: string
  readonly theme?: Theme | null
}

/**
 * The bundled files by name, and what they were made from that `code` does not cover: the theme's files. Both with
 * their hashes.
 */
type Bundled = {
  readonly outputs: Readonly<Record<string, string>>
  readonly inputs: Readonly<Record<string, string>>
  readonly warnings: readonly ThemeMistake[]
}

const listing = 'bundled'

/**
 * Bundles the style sheet and the reader's scripts. Names contain a hash of the content, so that browsers may keep them
 * for ever.
 */
export async function bundleAssets({
  root,
  cache,
  code,
  language = 'en',
  theme = null,
}: AssetOptions): Promise<Assets & { readonly diagnostics: readonly Diagnostic[] }> {
  const spoken = translated(root, language)
  const own = join(cache, 'assets', code, spoken, theme === null ? '' : hashOf(theme.path))
  const { folder, outputs, warnings } =
    (theme === null ? findBundles(readyAssets(join(bundles, code), spoken)) : null) ??
    findBundles(own) ??
    (await makeBundles({ root, folder: own, spoken, theme }))
  const files = Object.entries(outputs).map(([name, hash]) => ({
    output: `assets/${name}`,
    from: join(folder, name),
    hash,
  }))
  return {
    ...urlsAmong(Object.keys(outputs)),
    paper: theme === null ? null : paperOf(readFileSync(theme.path, 'utf8')),
    files,
    diagnostics:
      theme === null ? [] : warnings.map(warning => toDiagnostic(theme, warning, 'warning')),
  }
}

/** The addresses that pages name; these fetch the rest. */
function urlsAmong(names: readonly string[]): Omit<Assets, 'paper' | 'files'> {
  return {
    style: urlOf(names, 'index', '.css'),
    styleWithLetters: urlOf(names, 'with-letters', '.css'),
    styleWithFormulas: urlOf(names, 'with-formulas', '.css'),
    script: urlOf(names, 'near', '.js'),
    colours: urlOf(names, 'colours', '.js'),
    copyCode: urlOf(names, 'copy-code', '.js'),
    playEmbed: urlOf(names, 'play-embed', '.js'),
    search: urlOf(names, 'search', '.js'),
  }
}

/**
 * Made together with the bundle of the code, for sites without a theme: bundling takes most of a first build of a
 * hundred posts.
 */
export async function makeReadyAssets(root: string, bundle: string): Promise<void> {
  for (const spoken of languagesIn(root))
    await makeBundles({ root, folder: readyAssets(bundle, spoken), spoken, theme: null })
}

function readyAssets(bundle: string, spoken: string): string {
  return join(bundle, 'assets', spoken)
}

type InFolder = Bundled & { readonly folder: string }

/** `null` unless all are intact, and made from what the theme's files still contain. */
function findBundles(folder: string): InFolder | null {
  try {
    const json = readSealed(join(folder, listing), listing)
    if (json === null) return null
    const bundled: Bundled = JSON.parse(json)
    const isUnchanged = ([path, hash]: [string, string]) => hashOf(readFileSync(path)) === hash
    const outputs = Object.entries(bundled.outputs)
    const files = outputs.map(([name, hash]): [string, string] => [join(folder, name), hash])
    return [...files, ...Object.entries(bundled.inputs)].every(isUnchanged)
      ? { ...bundled, folder }
      : null
  } catch {
    return null
  }
}

type Bundling = {
  readonly root: string
  readonly folder: string
  readonly spoken: string
  readonly theme: Theme | null
}

/** Listed last and all at once, so that neither a killed build nor one running beside it can leave half a list. */
async function makeBundles(bundling: Bundling): Promise<InFolder> {
  mkdirSync(bundling.folder, { recursive: true })
  const bundled = await bundle(bundling)
  const unfinished = unfinishedFor(join(bundling.folder, listing))
  writeSealed(unfinished, listing, JSON.stringify(bundled))
  renameSync(unfinished, join(bundling.folder, listing))
  clearUnfinished(bundling.folder)
  return { ...bundled, folder: bundling.folder }
}

async function bundle(bundling: Bundling): Promise<Bundled> {
  const { root, folder, theme } = bundling
  const modules = await bundleModules(bundling)
  const classic = await bundleClassic(bundling)
  const files = [...foldEntries(byName(modules.outputFiles)), ...byName(classic.outputFiles)].sort(
    ([one], [other]) => compareText(one, other),
  )
  for (const [name, contents] of files) writeFileSync(join(folder, name), contents)
  return {
    outputs: Object.fromEntries(files.map(([name, contents]) => [name, hashOf(contents)])),
    inputs: theirFiles(root, modules.metafile),
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
function theirFiles(root: string, { inputs }: Metafile): Record<string, string> {
  const paths = Object.keys(inputs).filter(
    path => !/^(?:templates|comments-api|node_modules)\//.test(path),
  )
  return Object.fromEntries(
    paths.map(path => resolve(root, path)).map(path => [path, hashOf(readFileSync(path))]),
  )
}

function urlOf(names: readonly string[], name: string, extension: string): string {
  const found = names.find(file => file.startsWith(`${name}-`) && file.endsWith(extension))
  if (found === undefined) throw new Error(`the bundle has no ${name}${extension}`)
  return `/assets/${found}`
}
