import { once } from 'node:events'
import { dirname } from 'node:path'
import { watch } from 'chokidar'
import type { Engine, Sighting } from './watch.ts'

/** Looks at every file repeatedly, for machines that do not report changes. */
export async function pollFiles(
  paths: readonly string[],
  { isSource, onChange, onTrouble }: Sighting,
): Promise<Engine> {
  // Watches the folders around the paths: chokidar reports that it is ready too early if a path does not exist yet, and
  // does not notice when a folder comes back.
  const parents = new Set(paths.map(path => dirname(path)))
  const watcher = watch([...parents], {
    usePolling: true,
    ignoreInitial: true,
    // If it were held back, the second event of a renamed file would come after the build for the first.
    atomic: false,
    ignored: path => !parents.has(path) && !isSource(path),
  })
  watcher.on('all', (_, path) => onChange(path)).on('error', onTrouble)
  // What prevents it from getting ready is reported by `onTrouble`.
  await once(watcher, 'ready').catch(() => {})
  return {
    follow: path => {
      // The path itself, because its folder may be watched already; and the folder, because it may be created anew.
      parents.add(dirname(path))
      watcher.add([dirname(path), path])
    },
    close: () => watcher.close(),
  }
}
