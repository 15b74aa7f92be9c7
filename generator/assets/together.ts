import { readFileSync } from 'node:fs'
import type { Plugin } from 'esbuild'

/** The modules that the client loads on demand, by a module that is always loaded before them. */
const thereBefore = {
  // Without this it would become a file of its own, because most of the others need it.
  'reading/rendered-html': ['comments'],
  comments: [
    ...['reading/closing', 'reading/older', 'reading/place-answer'],
    ...['reading/show-mentions', 'reading/show-rest', 'reading/take-page'],
    ...['sending/refusal', 'sending/room-left', 'writing/preview', 'writing/writing'],
  ],
  'writing/writing': [
    ...['own/mine', 'sending/sending', 'writing/draft-trouble', 'writing/words-left'],
  ],
  'own/mine': ['own/edit-own'],
}

/**
 * Keeps in one file what every reader loads. A bundler makes a file for each different set of entries that need a
 * module, which would be six here: larger in total, and slower to load. So each module that is loaded on demand gets an
 * import of the whole, which is loaded by then.
 */
export const together: Plugin = {
  name: 'together',
  setup(build) {
    for (const [needed, needing] of Object.entries(thereBefore)) {
      const filter = new RegExp(`^(.*/client/)(?:${needing.join('|')})\\.ts$`)
      build.onLoad({ filter }, ({ path }) => {
        const [, client = ''] = filter.exec(path) ?? []
        const before = `import ${JSON.stringify(`${client}${needed}.ts`)}`
        return { contents: `${before}\n${readFileSync(path, 'utf8')}`, loader: 'ts' }
      })
    }
  },
}
