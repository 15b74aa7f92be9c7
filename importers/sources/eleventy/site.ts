import { existsSync, lstatSync, realpathSync } from 'node:fs'
import { basename, join, posix } from 'node:path'
import { isFile } from '../../folder/is-file.ts'
import { type OldSite, oldSite } from '../../folder/old-site.ts'
import { readSettings } from '../../folder/read-settings.ts'
import { readText } from '../../folder/read-text.ts'
import { textAt } from '../../front-matter/fields.ts'
import { readIgnored } from './ignored.ts'

export type EleventySite = OldSite & {
  readonly name: string
  /** The folder of its texts, below the root; usually "", "src" or "content". */
  readonly folder: string
  /** The template language that is applied to a text before Markdown. */
  readonly engine: 'liquid' | 'njk' | 'none'
  /** The extensions of data files, including JSON, which Eleventy always reads. */
  readonly dataEnds: readonly string[]
  isExcluded(path: string): boolean
  /** A pattern that may exclude this path, but is not understood here; `null` if there is none. */
  findDoubt(path: string): string | null
}

const configurations = ['.eleventy', 'eleventy.config'].flatMap(name =>
  ['js', 'mjs', 'cjs', 'ts', 'mts', 'cts'].map(end => `${name}.${end}`),
)

/**
 * Reads the configuration (https://www.11ty.dev/docs/config/) without running it, because it is code: only what is
 * written there as plain text counts.
 */
export async function readSite(root: string): Promise<EleventySite> {
  const config = await readConfiguration(root)
  const said = (pattern: string) => saidIn(config, pattern)
  const folder = folderIn(root, said('input["\']?\\s*:|setInputDirectory\\('))
  const dataFolder = placeIn(folder, said('data["\']?\\s*:|setDataDirectory\\(') ?? '_data')
  const settings = await readSettings(
    root,
    ['site', 'metadata', 'meta'].map(name => posix.join(dataFolder, `${name}.json`)),
  )
  const output = placeIn('', said('output["\']?\\s*:|setOutputDirectory\\(') ?? '_site')
  const includes = placeIn(
    folder,
    said('includes["\']?\\s*:|setIncludesDirectory\\(') ?? '_includes',
  )
  const layouts = placeIn(folder, said('layouts["\']?\\s*:|setLayoutsDirectory\\(') ?? '_layouts')
  const ignored = await readIgnored({ root, folder, config })
  const old = oldSite(root, textAt(settings, 'url'), said('pathPrefix["\']?\\s*:') ?? '')
  return {
    ...old,
    name: old.host ?? basename(root),
    folder,
    engine: engineOf(config),
    dataEnds: dataEndsIn(config),
    isExcluded: path =>
      /(?:^|\/)node_modules(?:\/|$)/.test(path) ||
      isWithin(folder, [output, includes, layouts, dataFolder], path) ||
      ignored.isIgnored(path),
    findDoubt: ignored.findDoubt,
  }
}

/** A folder that also holds the texts is never skipped. */
function isWithin(folder: string, own: readonly string[], path: string): boolean {
  return own.some(
    name =>
      name !== '' && !`${folder}/`.startsWith(`${name}/`) && `${path}/`.startsWith(`${name}/`),
  )
}

async function readConfiguration(root: string): Promise<string> {
  const name = configurations.find(candidate => isFile(join(root, candidate)))
  if (name === undefined) return ''
  const { text } = await readText(join(root, name))
  return (text ?? '').replace(/^[ \t]*(?:\/\/|\/?\*).*$/gm, '')
}

function saidIn(config: string, pattern: string): string | null {
  return (
    new RegExp(`\\b(?:${pattern})\\s*["'\`]([^"'\`\\n$]{1,200})["'\`]`).exec(config)?.[1] ?? null
  )
}

/** Never leads out of the site, whatever the configuration says. */
function folderIn(root: string, written: string | null): string {
  const folder = tidy(posix.join('/', written ?? ''))
  const path = join(root, folder)
  const isThere = existsSync(path) && realpathSync(path) === join(realpathSync(root), folder)
  return isThere && lstatSync(path).isDirectory() ? folder : ''
}

/** A folder beside that of the texts or in it. */
function placeIn(folder: string, written: string): string {
  return tidy(posix.join('/', folder, written))
}

function tidy(path: string): string {
  return path.replace(/^\/+|\/+$/g, '')
}

function engineOf(config: string): EleventySite['engine'] {
  if (/\bmarkdownTemplateEngine["']?\s*:\s*false\b/.test(config)) return 'none'
  return saidIn(config, 'markdownTemplateEngine["\']?\\s*:') === 'njk' ? 'njk' : 'liquid'
}

/** https://www.11ty.dev/docs/data-custom/: if code adds extensions, all that it may mean are read. */
function dataEndsIn(config: string): string[] {
  const said = [...config.matchAll(/\baddDataExtension\s*\(\s*(?:["'`]([\w, .]{1,200})["'`])?/g)]
  const named = said.flatMap(([, ends]) => (ends ?? '').split(',').map(end => end.trim()))
  const ends = said.length === 0 ? [] : ['yaml', 'yml', 'toml', ...named]
  return [...new Set(['json', ...ends.filter(end => /^\w+$/.test(end))])]
}
