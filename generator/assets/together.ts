import { readFile } from 'node:fs/promises'
import type { Plugin } from 'esbuild'

/** What the client fetches only when there is need of it, by the name of its file. */
const later =
  /[/\\]client[/\\](?:closing|older|place-comment|preview|refusal|room-left|show-mentions|show-rest|writing)\.ts$/

/** And of that, what only those fetch who write. */
const muchLater = /[/\\]client[/\\](?:draft-trouble|mine|waiting|words-left|writing-aids)\.ts$/

/**
 * Keeps together what every reader loads. A bundler cuts as many files as there are different sets of entries
 * that need a module, and so would cut this into six, larger in all and slower to arrive. So each that is
 * fetched later is told to need the whole of it: it is there by then.
 */
export const together: Plugin = {
  name: 'together',
  setup(build) {
    const needing = (needed: string) => async (args: { readonly path: string }) => ({
      contents: `import '${needed}'\n${await readFile(args.path, 'utf8')}`,
      loader: 'ts' as const,
    })
    build.onLoad({ filter: later }, needing('./comments.ts'))
    build.onLoad({ filter: muchLater }, needing('./writing.ts'))
  },
}
