import { basename } from 'node:path'
import { isWithin } from '../../is-within.ts'
import { systemCode } from '../../system-code.ts'
import { pollFiles } from './poll-files.ts'
import { watchFolders } from './watch-folders.ts'

/** One save makes several events, and a checkout of another branch makes hundreds. A build waits until they pause. */
const pauseMilliseconds = 10
const longestMilliseconds = 1_000

type Watching = {
  /** For machines that do not report changes: looks at all files repeatedly. */
  readonly polls: boolean
  /** Called with all paths where something was saved, created, moved or removed. */
  onChange(paths: readonly string[]): void
  /** Called once, with a message for people. */
  onTrouble(message: string): void
}

type Watch = {
  /** Watches these paths as well, unless they are watched already. */
  follow(paths: readonly string[]): void
  close(): Promise<void>
}

/** Reports each change by itself. */
export type Engine = {
  follow(path: string): void
  close(): Promise<void>
}

export type Sighting = {
  isSource(path: string): boolean
  onChange(path: string): void
  onTrouble(error: unknown): void
}

/** Once it resolves, `onChange` is called after each change at `paths`. Files of editors do not count. */
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
    // Every folder beyond the limit reports an error, but telling of one is enough.
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
    source => path === source || (isWithin(path, source) && !isEditors(path)),
  )
}

/** Temporary files of editors: backups, locks, and files that are renamed into place. */
function isEditors(path: string): boolean {
  return /^\.|~$|\.(?:swp|swx|tmp|bak|crdownload|part)$|^#.*#$|^4913$|___jb_(?:tmp|old)___$/.test(
    basename(path),
  )
}

/** Gathers many calls of `add` into one call of `act`, after the first pause. */
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
      const left = first + longestMilliseconds - now
      timer = setTimeout(finish, Math.max(0, Math.min(pauseMilliseconds, left)))
    },
    drop: () => clearTimeout(timer),
  }
}

function explain(error: unknown): string {
  const code = systemCode(error)
  const said = error instanceof Error ? error.message : String(error)
  if (code !== 'ENOSPC' && code !== 'EMFILE')
    return `changes are no longer all noticed (${said}); stop with Ctrl+C and start again`
  return `changes are not all noticed: this machine watches no more files (${said}).
Raise its limit and start again:
    sudo sysctl fs.inotify.max_user_watches=524288 fs.inotify.max_user_instances=512
or have the files looked at again and again instead:
    npm start -- --poll`
}
