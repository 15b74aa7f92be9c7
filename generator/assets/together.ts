import { readFileSync } from 'node:fs'
import type { Plugin } from 'esbuild'

/** What the client fetches only when there is need of it, by what is there by then. */
const thereBefore = {
  // A file of its own otherwise, since most of what comes later needs it.
  'reading/rendered-html': ['comments'],
  comments: [
    ...['reading/closing', 'reading/older', 'reading/place-comment'],
    ...['reading/show-mentions', 'reading/show-rest'],
    ...['sending/refusal', 'sending/room-left', 'writing/preview', 'writing/writing'],
  ],
  'writing/writing': [
    ...['own/mine', 'sending/sending', 'writing/draft-trouble', 'writing/words-left'],
  ],
  'own/mine': ['own/edit-own'],
}

/**
 * Keeps together what every reader loads. A bundler cuts as many files as there are different sets of entries
 * that need a module, and so would cut this into six, larger in all and slower to arrive. So each that is
 * fetched later is told to need the whole of it: it is there by then.
 */
export const together: Plugin = {
  name: 'together',
  setup(build) {
    for (const [needed, needing] of Object.entries(thereBefore)) {
      const paths = needing.join('|').replaceAll('/', '[/\\\\]')
      const filter = new RegExp(`^(.*[/\\\\]client[/\\\\])(?:${paths})\\.ts$`)
      build.onLoad({ filter }, ({ path }) => {
        const [, client = ''] = filter.exec(path) ?? []
        const before = `import ${JSON.stringify(`${client}${needed}.ts`)}`
        return { contents: `${before}\n${readFileSync(path, 'utf8')}`, loader: 'ts' }
      })
    }
  },
}
