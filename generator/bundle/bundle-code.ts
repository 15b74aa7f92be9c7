import { readFile, writeFile } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { type BuildOptions, build, type Plugin } from 'esbuild'
import { root } from '../root.ts'
import { threads } from '../start-thread.ts'
import { makeScript, moduleUrl } from './make-script.ts'

/** They load files other than modules from their own folder, or come with programs. */
const unbundled = ['@11ty/eleventy', '@11ty/eleventy-dev-server', 'chokidar', 'esbuild', 'sharp']

/** Packages in CommonJS call `require`, which modules do not have; all that these require is built into Node. */
const banner =
  "import { createRequire as $createRequire } from 'node:module'; const require = $createRequire(import.meta.url);"

/**
 * Scripts instead of modules: a module that imports from Node lists all its exports, which loads half of Node. Decision
 * 93.
 */
const script: BuildOptions = {
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  define: { 'import.meta.url': moduleUrl },
  banner: { js: `const ${moduleUrl} = require('node:url').pathToFileURL(__filename).href` },
}

/**
 * Its modules have no side effects, but the package.json beside them does not say so, only the one above. Otherwise
 * each build would fill a table for writing two thousand entities, which nobody asks for.
 */
const entities: Plugin = {
  name: 'entities',
  setup: ({ onResolve }) => {
    onResolve({ filter: /^\.\.?\/.*\.js$/ }, ({ path, resolveDir }) =>
      resolveDir.includes('/entities/lib/esm')
        ? { path: join(resolveDir, path), sideEffects: false }
        : undefined,
    )
  },
}

/**
 * Bundles commands and threads into a few files instead of hundreds. Returns the size of each. Threads share no module
 * with the commands that start them, which makes the commands' files fewer and larger.
 */
export async function bundleCode(folder: string): Promise<Record<string, number>> {
  const bundled = await Promise.all([
    bundleScripts('commands/run-command', folder),
    bundle('dev/building/build-thread', folder, { splitting: true, banner: { js: banner } }),
    ...threads.map(name => bundle(name, folder, script)),
  ])
  return Object.fromEntries(bundled.flat())
}

type Sizes = readonly (readonly [string, number])[]

/** With `splitting`, what is imported late gets a file of its own, and no module is duplicated. */
async function bundle(name: string, folder: string, options: BuildOptions): Promise<Sizes> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [`generator/${name}.ts`],
    outbase: 'generator',
    outdir: folder,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node26',
    external: unbundled,
    plugins: [entities],
    tsconfigRaw: {},
    logLevel: 'silent',
    ...options,
    metafile: true,
  })
  const written = Object.entries(metafile.outputs)
  return written.map(([path, { bytes }]) => [relative(folder, resolve(root, path)), bytes] as const)
}

/** Its files are named differently from those of the other bundles in the same folder. */
async function bundleScripts(name: string, folder: string): Promise<Sizes> {
  const modules = await bundle(name, folder, {
    splitting: true,
    chunkNames: 'script-[name]-[hash]',
    define: { 'import.meta.url': moduleUrl },
  })
  const made = modules.map(async ([file]) => {
    const path = resolve(folder, file)
    const script = Buffer.from(await makeScript(await readFile(path, 'utf8')))
    await writeFile(path, script)
    return [file, script.length] as const
  })
  return Promise.all(made)
}
