import { createRequire } from 'node:module'
import { join, posix } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Script } from 'node:vm'
import { clearUnfinished } from '../memory/unfinished.ts'
import { type Compiled, openCompiled } from './compiled.ts'
import type { Run } from './make-script.ts'

// By `import`, Node would load its streams with it. Decision 93.
const { readFileSync } = process.getBuiltinModule('node:fs')

type Load = (name: string) => unknown

/** Loads the modules that a bundle's commands consist of. */
type Loader = {
  readonly load: Load
  /** For the next command, called once this one has done its work; does nothing if nothing is new. */
  keepCompiled(): Promise<void>
}

/**
 * For a module Node keeps what V8 compiled before running it, so functions are compiled again in every process. For a
 * script, everything that was compiled while it ran can be kept: a tenth of a build of 100 posts. Decision 83.
 */
export function openLoader(bundle: string): Loader {
  const compiled = openCompiled(bundle)
  const requireFromOutside = createRequire(join(bundle, 'package.json'))
  const loaded = new Map<string, { readonly exports: unknown }>()
  const scripts = new Map<string, Script>()
  let isAllKnown = true
  const run = (name: string, module: { exports: unknown }) => {
    const { script, isKnown } = openScript(bundle, name, compiled)
    scripts.set(name, script)
    isAllKnown &&= isKnown
    const { require, importModule } = doorsOf(name, load, requireFromOutside)
    const body: Run = script.runInThisContext()
    body(module.exports, require, module, urlOf(bundle, name), importModule)
  }
  const load: Load = name => {
    const known = loaded.get(name)
    if (known !== undefined) return known.exports
    const module = { exports: {} }
    // Before it runs, because what it requires may require it.
    loaded.set(name, module)
    run(name, module)
    return module.exports
  }
  const keepCompiled = async () => {
    if (!isAllKnown) await keepAll(scripts, compiled)
  }
  return { load, keepCompiled }
}

/** How a script requires others, and what is in no bundle. */
function doorsOf(name: string, load: Load, requireFromOutside: Load) {
  const isScript = (id: string) => id.startsWith('.')
  const loadBeside = (id: string) => load(posix.join(posix.dirname(name), id))
  return {
    require: (id: string) => (isScript(id) ? loadBeside(id) : requireFromOutside(id)),
    importModule: async (id: string) => (isScript(id) ? loadBeside(id) : await import(id)),
  }
}

function openScript(bundle: string, name: string, compiled: Compiled) {
  const cachedData = compiled.find(name)
  const script = new Script(readFileSync(join(bundle, name), 'utf8'), {
    filename: urlOf(bundle, name),
    cachedData,
  })
  return { script, isKnown: cachedData !== undefined && script.cachedDataRejected !== true }
}

function urlOf(bundle: string, name: string): string {
  return pathToFileURL(join(bundle, name)).href
}

async function keepAll(scripts: ReadonlyMap<string, Script>, compiled: Compiled): Promise<void> {
  try {
    for (const [name, script] of scripts) compiled.keep(name, script.createCachedData())
    clearUnfinished(compiled.folder)
  } catch {
    // If nothing can be written, everything is compiled again next time.
  }
}
