import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'esbuild'

const clientTexts = 'comments-api/client/texts'

/** Those that the reader's script speaks. */
export function languagesIn(root: string): string[] {
  return readdirSync(join(root, clientTexts)).filter(name => translated(root, name) === name)
}

/** `de-AT` is served by `de`, and a language that nobody has translated yet by English: as in the templates. */
export function translated(root: string, language: string): string {
  const [primary = ''] = language.toLowerCase().split('-')
  return existsSync(join(root, clientTexts, primary, 'reading.ts')) ? primary : 'en'
}

/** The client names the English texts; a bundle gets those of its language in their place. */
export function speaking(spoken: string): Plugin {
  return {
    name: 'speaking',
    setup(build) {
      build.onResolve({ filter: /^\.\.?\/texts\/en\/\w+\.ts$/ }, ({ path, resolveDir }) => ({
        path: join(resolveDir, path.replace('/en/', `/${spoken}/`)),
      }))
    },
  }
}
