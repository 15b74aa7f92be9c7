import { mkdirSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { bundles } from '../bundle/find-bundle.ts'
import type { Diagnostic } from '../diagnostic.ts'
import { hashOf } from '../hash-of.ts'
import { readSealed, writeSealed } from '../memory/sealed-file.ts'
import { clearUnfinished, unfinishedFor } from '../memory/unfinished.ts'
import type { Assets } from '../plan/plan-pages.ts'
import { type Bundled, type Bundling, bundleForPages } from './bundle-for-pages.ts'
import { languagesIn, translated } from './speaking.ts'
import { paperOf, type Theme, toDiagnostic } from './theme.ts'

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

function urlOf(names: readonly string[], name: string, extension: string): string {
  const found = names.find(file => file.startsWith(`${name}-`) && file.endsWith(extension))
  if (found === undefined) throw new Error(`the bundle has no ${name}${extension}`)
  return `/assets/${found}`
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

/** Listed last and all at once, so that neither a killed build nor one running beside it can leave half a list. */
async function makeBundles(bundling: Bundling): Promise<InFolder> {
  mkdirSync(bundling.folder, { recursive: true })
  const bundled = await bundleForPages(bundling)
  const unfinished = unfinishedFor(join(bundling.folder, listing))
  writeSealed(unfinished, listing, JSON.stringify(bundled))
  renameSync(unfinished, join(bundling.folder, listing))
  clearUnfinished(bundling.folder)
  return { ...bundled, folder: bundling.folder }
}
