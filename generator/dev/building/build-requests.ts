/** The reasons to build that came up, perhaps while another build runs. */
type BuildRequests = {
  areAny(): boolean
  add(): void
  addAuthors(saved: readonly string[]): void
  /** What was saved since the last call, or since the last build began. */
  takeSaved(): readonly string[]
  /** Notes which page shows what was saved, or `null` if none does. */
  noteShown(path: string | null): void
  /** Takes all reasons for a build that begins now. A page counts as shown ahead only if nothing else was saved. */
  take(): Taken
  /** Waits for this long, or until the author saves again. */
  pause(milliseconds: number): Promise<void>
  endPause(): void
}

type Taken = {
  readonly isForAuthor: boolean
  /** Whether something was saved since the build before. */
  readonly isOfSaving: boolean
  readonly ahead: readonly string[]
}

type Request = 'none' | 'quiet' | "author's"

export function openBuildRequests(): BuildRequests {
  const saved = new Set<string>()
  const shown = new Set<string | null>()
  let request: Request = 'none'
  let endPause = () => {}
  return {
    areAny: () => request !== 'none',
    add: () => {
      if (request === 'none') request = 'quiet'
    },
    addAuthors: paths => {
      request = "author's"
      for (const path of paths) saved.add(path)
      endPause()
    },
    takeSaved: () => takeAll(saved),
    noteShown: path => shown.add(path),
    take: () => {
      const isForAuthor = request === "author's"
      const isOfSaving = shown.size + saved.size > 0
      const isOne = shown.size === 1 && saved.size === 0
      request = 'none'
      saved.clear()
      const ahead = takeAll(shown).filter(path => path !== null)
      return { isForAuthor, isOfSaving, ahead: isOne ? ahead : [] }
    },
    pause: milliseconds =>
      new Promise(resolve => {
        const timer = setTimeout(resolve, milliseconds)
        endPause = () => {
          clearTimeout(timer)
          resolve()
        }
      }),
    endPause: () => endPause(),
  }
}

function takeAll<Path>(paths: Set<Path>): Path[] {
  const all = [...paths]
  paths.clear()
  return all
}
