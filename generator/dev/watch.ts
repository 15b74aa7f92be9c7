import { basename } from 'node:path'
import { watch } from 'chokidar'

/** Calls `onChange` after anything was saved in `folders`; editors' own files do not count. */
export function watchSources(
  folders: readonly string[],
  onChange: () => void,
): () => Promise<void> {
  const watcher = watch([...folders], {
    ignoreInitial: true,
    ignored: path => !folders.includes(path) && /^\.|~$|\.swp$/.test(basename(path)),
  })
  watcher.on('all', onChange)
  return () => watcher.close()
}
