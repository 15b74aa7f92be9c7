import { relative, resolve } from 'node:path'
import { build } from 'esbuild'
import { root } from '../root.ts'
import { threads } from '../start-thread.ts'

/** They load other files than modules from where they stand, or come with programs of their own. */
const unbundled = ['@11ty/eleventy', '@11ty/eleventy-dev-server', 'chokidar', 'esbuild', 'sharp']

/** For packages that are no modules yet: what they ask for is Node's own. */
const banner =
  "import { createRequire as $createRequire } from 'node:module'; const require = $createRequire(import.meta.url);"

/**
 * Puts commands and threads into a folder, in a few files instead of hundreds. Answers with the size of each. Threads
 * share no module with who started them: with files of their own, those of the commands are fewer, and larger.
 */
export async function bundleCode(folder: string): Promise<Record<string, number>> {
  const bundled = await Promise.all([
    ...['commands/run-command', 'dev/build-thread'].map(name =>
      bundle(name, { folder, splitting: true }),
    ),
    ...threads.map(name => bundle(name, { folder, splitting: false })),
  ])
  return Object.fromEntries(bundled.flat())
}

type Bundling = {
  readonly folder: string
  /** What is loaded late stays apart, and there is one of every module. */
  readonly splitting: boolean
}

async function bundle(
  name: string,
  { folder, splitting }: Bundling,
): Promise<(readonly [string, number])[]> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [`generator/${name}.ts`],
    outbase: 'generator',
    outdir: folder,
    bundle: true,
    splitting,
    format: 'esm',
    platform: 'node',
    target: 'node26',
    external: unbundled,
    banner: { js: banner },
    tsconfigRaw: {},
    metafile: true,
    logLevel: 'silent',
  })
  const written = Object.entries(metafile.outputs)
  return written.map(([path, { bytes }]) => [relative(folder, resolve(root, path)), bytes] as const)
}
