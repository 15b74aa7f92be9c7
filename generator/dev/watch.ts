import { watch } from 'chokidar'

/** Calls `rebuild` after a change, never twice at once: what changes meanwhile is in the next round. */
export function watchSources(
  folders: readonly string[],
  rebuild: () => Promise<void>,
): () => Promise<void> {
  const run = oneAtATime(rebuild)
  const watcher = watch([...folders], {
    ignoreInitial: true,
    ignored: path => /(?:^|\/)\.|~$|\.swp$/.test(path),
  })
  watcher.on('all', run)
  return () => watcher.close()
}

/** Any number of wishes during one round make one more. */
export function oneAtATime(work: () => Promise<void>): () => void {
  let running = false
  let isWanted = false
  const round = async () => {
    running = true
    while (isWanted) {
      isWanted = false
      await work().catch((error: unknown) =>
        console.error(error instanceof Error ? error.message : error),
      )
    }
    running = false
  }
  return () => {
    isWanted = true
    if (!running) void round()
  }
}
