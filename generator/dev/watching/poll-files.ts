import { once } from 'node:events'
import { dirname } from 'node:path'
import { watch } from 'chokidar'
import type { Engine, Sighting } from './watch.ts'

/** Looks at every file again and again, where the machine tells of no changes. */
export async function pollFiles(
  paths: readonly string[],
  { isSource, onChange, onTrouble }: Sighting,
): Promise<Engine> {
  // By the folders they stand in: chokidar takes what does not exist yet for a sign that all is ready,
  // and does not see a folder come back.
  const parents = new Set(paths.map(path => dirname(path)))
  const watcher = watch([...parents], {
    usePolling: true,
    ignoreInitial: true,
    // Held back, the end of a renamed file would come after the build of its beginning.
    atomic: false,
    ignored: path => !parents.has(path) && !isSource(path),
  })
  watcher.on('all', (_, path) => onChange(path)).on('error', onTrouble)
  // What stops it is told.
  await once(watcher, 'ready').catch(() => {})
  return {
    follow: path => {
      // Itself, since its folder may be watched already; the folder, since it may be made anew.
      parents.add(dirname(path))
      watcher.add([dirname(path), path])
    },
    close: () => watcher.close(),
  }
}
