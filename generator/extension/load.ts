import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { ContentError } from '../errors.ts'
import type { EleventyConfig } from './eleventy-config.ts'
import { placeOf, realPaths, reasonOf, wrongExtension } from './place.ts'

export type Configure = (configure: EleventyConfig) => unknown

export type Source = {
  readonly configuration: string
  readonly modules: readonly string[]
  /** A hash of everything that the configuration consists of. */
  readonly hash: string
}

/** The function that eleventy.config.ts exports. Throws a ContentError if there is none. */
export async function loadConfiguration(source: Source): Promise<Configure> {
  const configure = await importDefault(source)
  if (typeof configure === 'function') return value => configure(value)
  throw new ContentError([
    wrongExtension(
      source.configuration,
      'exports no function by default',
      'Write: export default function (configure: EleventyConfig) { … }',
    ),
  ])
}

async function importDefault({ configuration, modules, hash }: Source): Promise<unknown> {
  const own = realPaths(modules)
  // Node loads a module only once for each URL, so the URL contains a hash of the files.
  const hooks = registerHooks({
    resolve: (specifier, context, next) => {
      const resolved = next(specifier, context)
      const isOwn = /^file:[^?]+$/.test(resolved.url) && own.has(fileURLToPath(resolved.url))
      return isOwn ? { ...resolved, url: `${resolved.url}?${hash}` } : resolved
    },
  })
  try {
    const module: { default?: unknown } = await import(`${pathToFileURL(configuration)}?${hash}`)
    return module.default
  } catch (error) {
    throw new ContentError([mistakeOf(error, { configuration, own })])
  } finally {
    hooks.deregister()
  }
}

function mistakeOf(
  error: unknown,
  { configuration, own }: { readonly configuration: string; readonly own: ReadonlySet<string> },
) {
  const reason = reasonOf(error)
  // Node names the file that imports the package, but not the line.
  const [, missing, asking] =
    /^Cannot find package '([^']+)' imported from (\S+)/.exec(reason) ?? []
  if (missing !== undefined && asking !== undefined) {
    const line = lineWith(missing, asking)
    const wrong = wrongExtension(
      asking,
      `imports the package "${missing}", which is not installed`,
      `Run: npm install ${missing}`,
    )
    return { ...wrong, line }
  }
  return wrongExtension(placeOf(error, own) ?? configuration, reason)
}

function lineWith(specifier: string, file: string): number {
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines.findIndex(line => new RegExp(`['"]${RegExp.escape(specifier)}`).test(line)) + 1 || 1
}
