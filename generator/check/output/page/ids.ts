import type { Watcher } from './parse-html.ts'
import type { Reading } from './reading.ts'

/** The names that a fragment can lead to. If two elements have the same id, the second cannot be reached. */
export function watchIds(reading: Reading): { ids: ReadonlySet<string>; watcher: Watcher } {
  const taken = new Set<string>()
  const ids = new Set<string>()
  return {
    ids,
    watcher: {
      open: element => {
        const { id, name } = element.attributes
        if (element.isInert) return
        if (element.name === 'a' && name !== undefined) ids.add(name)
        if (id === undefined) return
        if (taken.has(id)) reading.report(takenAlready(id), element)
        taken.add(id)
        ids.add(id)
      },
    },
  }
}

function takenAlready(id: string) {
  return {
    code: 'duplicate-id',
    message: `the id "${id}" is already that of another element`,
    hint: 'Give one of the two another id: a link can lead to the first only.',
  } as const
}
