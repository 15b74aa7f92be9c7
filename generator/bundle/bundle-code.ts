import { relative, resolve } from 'node:path'
import { build } from 'esbuild'
import { root } from '../root.ts'
import { threads } from '../start-thread.ts'

/** They load other files than modules from where they stand, or come with programs of their own. */
const unbundled = ['@11ty/eleventy', '@11ty/eleventy-dev-server', 'chokidar', 'esbuild', 'sharp']

/** For packages that are no modules yet: what they ask for is Node's own. */
const banner =
  "import { createRequire as $createRequire } from 'node:module'; const require = $createRequire(import.meta.url);"

/** Puts commands and threads into a folder, in a few files instead of hundreds. Answers with the size of each. */
export async function bundleCode(folder: string): Promise<Record<string, number>> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['commands', 'dev/build-thread', ...threads].map(name => `generator/${name}.ts`),
    outbase: 'generator',
    outdir: folder,
    bundle: true,
    // What is loaded late stays apart, and there is one of every module.
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node26',
    external: unbundled,
    banner: { js: banner },
    tsconfigRaw: {},
    metafile: true,
    logLevel: 'silent',
  })
  const sizes = Object.entries(metafile.outputs).map(([path, { bytes }]): [string, number] => [
    relative(folder, resolve(root, path)),
    bytes,
  ])
  return Object.fromEntries(sizes)
}
