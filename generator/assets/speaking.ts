import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'esbuild'

const clientTexts = 'comments-api/client/texts'

/** The languages in which the script for readers has texts. */
export function languagesIn(root: string): string[] {
  return readdirSync(join(root, clientTexts)).filter(name => translated(root, name) === name)
}

/** The language of the texts to use: `de` for `de-AT`, and English if there is no translation, as in the templates. */
export function translated(root: string, language: string): string {
  const [primary = ''] = language.toLowerCase().split('-')
  return existsSync(join(root, clientTexts, primary, 'reading.ts')) ? primary : 'en'
}

/** The client's code imports the English texts. This plug-in replaces them by those of another language. */
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
