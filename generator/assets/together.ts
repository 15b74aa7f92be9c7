import { readFile } from 'node:fs/promises'
import type { Plugin } from 'esbuild'

/** What the client fetches only when there is need of it, by the name of its file. */
const later =
  /[/\\]client[/\\](?:closing|older|place-comment|preview|refusal|room-left|show-mentions|writing)\.ts$/

/**
 * Keeps together what every reader loads. A bundler cuts as many files as there are different sets of entries
 * that need a module, and so would cut this into six, larger in all and slower to arrive. So each that is
 * fetched later is told to need the whole of it: it is there by then.
 */
export const together: Plugin = {
  name: 'together',
  setup(build) {
    build.onLoad({ filter: later }, async ({ path }) => ({
      contents: `import './comments.ts'\n${await readFile(path, 'utf8')}`,
      loader: 'ts',
    }))
  },
}
