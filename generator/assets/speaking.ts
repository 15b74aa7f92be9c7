import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'esbuild'

const clientTexts = 'comments-api/client/texts'

/** The languages that the reader's script speaks. */
export function languagesIn(root: string): string[] {
  return readdirSync(join(root, clientTexts)).filter(name => translated(root, name) === name)
}

/** `de` serves for `de-AT`, and English for a language without a translation, as in the templates. */
export function translated(root: string, language: string): string {
  const [primary = ''] = language.toLowerCase().split('-')
  return existsSync(join(root, clientTexts, primary, 'reading.ts')) ? primary : 'en'
}

/** The client imports the English texts; a bundle replaces them by those of its language. */
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
