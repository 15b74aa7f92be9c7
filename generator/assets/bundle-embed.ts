import { readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import type { BuildOptions, OutputFile, Plugin } from 'esbuild'
import { type BundledFiles, foldEntries } from './fold-entries.ts'
import { forBrowsers } from './for-browsers.ts'
import { speaking, translated } from './speaking.ts'
import { together } from './together.ts'

export type EmbedOptions = {
  /** The repository's own folder. */
  readonly root: string
  readonly language: string
  /** The conversation's HTML, by render-skeleton.ts. */
  readonly skeleton: string
  /** In one file, so that one `integrity` vouches for all of it; else what is needed later comes later. */
  readonly isWhole: boolean
}

const folder = 'embed-output'

/**
 * `embed.js` and its parts: the reader's script of the site with the
 * skeleton and the styles, for pages that no template of ours makes.
 */
export async function bundleEmbed(options: EmbedOptions): Promise<BundledFiles> {
  const { root, language, skeleton, isWhole } = options
  const styles = await bundleStyles(root)
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    ...shared(root),
    entryPoints: { embed: 'comments-api/client/embed.ts' },
    chunkNames: 'embed/[name]-[hash]',
    plugins: [speaking(translated(root, language)), together],
    splitting: !isWhole,
    format: 'esm',
    define: { skeleton: JSON.stringify(skeleton), styles: JSON.stringify(styles) },
  })
  return foldEntries(new Map(outputFiles.map(file => [pathOf(root, file), file.contents])))
}

async function bundleStyles(root: string): Promise<string> {
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    ...shared(root),
    entryPoints: ['templates/styles/embed.css'],
    plugins: [inShadow],
  })
  return outputFiles[0]?.text.trim() ?? ''
}

function shared(root: string) {
  return {
    ...forBrowsers(root),
    outdir: folder,
    write: false,
  } as const satisfies BuildOptions
}

function pathOf(root: string, { path }: OutputFile): string {
  return relative(join(root, folder), path).replaceAll('\\', '/')
}

/**
 * The root of a shadow is its host, and whether it is day or night there the page says. Not how large a letter is: many
 * pages make their `rem` 10 pixels, to count with. Conditions keep theirs, which no page can change.
 */
const inShadow: Plugin = {
  name: 'in-shadow',
  setup(build) {
    build.onLoad({ filter: /[/\\]styles[/\\][\w-]+\.css$/ }, async ({ path }) => {
      const sheet = await readFile(path, 'utf8')
      const contents = sheet
        .replaceAll(/(?<!@media[^{]*)(-?[\d.]+)rem\b/g, 'calc($1 * var(--rem))')
        .replaceAll(/(?:html)?:root\b/g, ':host')
        .replace('color-scheme: light dark;', '--rem: max(1rem, 16px);')
      return { contents, loader: 'css' }
    })
  },
}
