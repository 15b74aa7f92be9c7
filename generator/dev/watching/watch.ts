import { basename, sep } from 'node:path'
import { pollFiles } from './poll-files.ts'
import { watchFolders } from './watch-folders.ts'

/** A save is several events, a checkout of another branch hundreds: a build waits until they pause. */
const pauseMilliseconds = 10
const patienceMilliseconds = 1_000

export type Watching = {
  /** For machines that tell of no changes: files are looked at again and again. */
  readonly polls: boolean
  /** Called with every path at which something was saved, made, moved or removed. */
  onChange(paths: readonly string[]): void
  /** Called once, with words for people. */
  onTrouble(message: string): void
}

export type Watch = {
  /** Watches these as well; what is watched already is not watched twice. */
  follow(paths: readonly string[]): void
  close(): Promise<void>
}

/** Notices changes, one by one. */
export type Engine = {
  follow(path: string): void
  close(): Promise<void>
}

export type Sighting = {
  isSource(path: string): boolean
  onChange(path: string): void
  onTrouble(error: unknown): void
}

/** From when it resolves, calls `onChange` after anything at `paths` changed; editors' own files do not count. */
export async function watchSources(
  paths: readonly string[],
  { polls, onChange, onTrouble }: Watching,
): Promise<Watch> {
  const changes = gather(onChange)
  const watched = new Set(paths)
  let isInTrouble = false
  const sighting: Sighting = {
    isSource: path => isSource(path, watched),
    onChange: changes.add,
    // Every folder beyond the limit says so; one of them is enough.
    onTrouble: error => {
      if (!isInTrouble) onTrouble(explain(error))
      isInTrouble = true
    },
  }
  const engine = polls ? await pollFiles(paths, sighting) : watchFolders(paths, sighting)
  return {
    follow: more => {
      for (const path of more.filter(path => !isSource(path, watched))) {
        watched.add(path)
        engine.follow(path)
      }
    },
    close: async () => {
      changes.drop()
      await engine.close()
    },
  }
}
function isSource(path: string, sources: ReadonlySet<string>): boolean {
  return [...sources].some(
    source => path === source || (path.startsWith(`${source}${sep}`) && !isEditors(path)),
  )
}

/** What editors put beside a file for the time of its editing: backups, locks, and what they rename into place. */
function isEditors(path: string): boolean {
  return /^\.|~$|\.(?:swp|swx|tmp|bak|crdownload|part)$|^#.*#$|^4913$|___jb_(?:tmp|old)___$/.test(
    basename(path),
  )
}

/** Many calls of `add` become one of `act`, after the first pause. */
function gather(act: (paths: readonly string[]) => void): {
  add(path: string): void
  drop(): void
} {
  let timer: NodeJS.Timeout | undefined
  let first = 0
  const paths = new Set<string>()
  const finish = () => {
    timer = undefined
    const gathered = [...paths]
    paths.clear()
    act(gathered)
  }
  return {
    add: path => {
      paths.add(path)
      const now = performance.now()
      if (timer === undefined) first = now
      clearTimeout(timer)
      const left = first + patienceMilliseconds - now
      timer = setTimeout(finish, Math.max(0, Math.min(pauseMilliseconds, left)))
    },
    drop: () => clearTimeout(timer),
  }
}

function explain(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  const said = error instanceof Error ? error.message : String(error)
  if (code !== 'ENOSPC' && code !== 'EMFILE')
    return `changes are no longer all noticed (${said}); stop with Ctrl+C and start again`
  return `changes are not all noticed: this machine watches no more files (${said}).
Raise its limit and start again:
    sudo sysctl fs.inotify.max_user_watches=524288 fs.inotify.max_user_instances=512
or have the files looked at again and again instead:
    npm start -- --poll`
}
