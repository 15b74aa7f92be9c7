import { readFile } from 'node:fs/promises'
import type { Plugin } from 'esbuild'

/** What the client fetches only when there is need of it, by what is there by then. */
const thereBefore = {
  // A file of its own otherwise, since most of what comes later needs it.
  'rendered-html': ['comments'],
  comments: [
    ...['closing', 'older', 'place-comment', 'preview', 'refusal', 'room-left'],
    ...['show-mentions', 'show-rest', 'writing'],
  ],
  writing: ['draft-trouble', 'mine', 'sending', 'words-left'],
  mine: ['edit-own'],
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
      const filter = new RegExp(`[/\\\\]client[/\\\\](?:${needing.join('|')})\\.ts$`)
      build.onLoad({ filter }, async ({ path }) => ({
        contents: `import './${needed}.ts'\n${await readFile(path, 'utf8')}`,
        loader: 'ts',
      }))
    }
  },
}
