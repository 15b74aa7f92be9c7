import { readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import type { BuildOptions, OutputFile, Plugin } from 'esbuild'
import { type BundledFiles, foldEntries } from './fold-entries.ts'
import { forBrowsers } from './for-browsers.ts'
import { speaking, translated } from './speaking.ts'
import { together } from './together.ts'

type EmbedOptions = {
  /** The root of the repository. */
  readonly root: string
  readonly language: string
  /** The HTML of an empty conversation, made by render-skeleton.ts. */
  readonly skeleton: string
  /** Its style sheet, by name. */
  readonly style: 'embed' | 'embed-with-letters' | 'embed-with-square-letters'
  /** Whether to make a single file, which one `integrity` covers. Otherwise some parts are loaded on demand. */
  readonly isWhole: boolean
}

const folder = 'embed-output'

/**
 * Bundles `embed.js` and its parts, for pages that our templates do not make: the script for readers, with the HTML and
 * the styles of the conversation.
 */
export async function bundleEmbed(options: EmbedOptions): Promise<BundledFiles> {
  const { root, language, skeleton, style, isWhole } = options
  const styles = await bundleStyles(root, style)
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    ...shared(root),
    entryPoints: { embed: 'comments-api/client/embed.ts' },
    chunkNames: 'embed/[name]-[hash]',
    plugins: [speaking(translated(root, language)), together, ...(isWhole ? [provingHere] : [])],
    splitting: !isWhole,
    format: 'esm',
    define: { skeleton: JSON.stringify(skeleton), styles: JSON.stringify(styles) },
  })
  return foldEntries(new Map(outputFiles.map(file => [pathOf(root, file), file.contents])))
}

/** See prove-here.ts. */
const provingHere: Plugin = {
  name: 'proving-here',
  setup(build) {
    build.onResolve({ filter: /\/prove\.ts$/ }, ({ resolveDir }) => ({
      path: join(resolveDir, '../embed/prove-here.ts'),
    }))
  },
}

async function bundleStyles(root: string, style: string): Promise<string> {
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    ...shared(root),
    entryPoints: [`templates/styles/${style}.css`],
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
  return relative(join(root, folder), path)
}

/**
 * Adapts the style sheets to a shadow tree, whose root is `:host`. The colour scheme is that of the page. The size of
 * text is not: many pages set `rem` to 10 pixels to calculate with it. Media queries keep `rem`, since there it does not
 * depend on the page. It comes before the number as other lengths do, which compresses better.
 */
const inShadow: Plugin = {
  name: 'in-shadow',
  setup(build) {
    build.onLoad({ filter: /\/styles\/[\w-]+\.css$/ }, async ({ path }) => {
      const sheet = await readFile(path, 'utf8')
      const contents = sheet
        .replaceAll(/(?<!@media[^{]*)(-?[\d.]+)rem\b/g, 'calc(var(--rem) * $1)')
        .replaceAll(/(?:html)?:root\b/g, ':host')
        .replace('color-scheme: light dark;', '--rem: max(1rem, 16px);')
      return { contents, loader: 'css' }
    })
  },
}
