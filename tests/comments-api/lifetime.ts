import { AsyncLocalStorage } from 'node:async_hooks'
import { afterAll, beforeAll, beforeEach, onTestFailed, onTestFinished } from 'vitest'
import { present } from '../present.ts'

type Step = () => unknown
type Shared = { readonly ends: Step[]; readonly tells: Step[] }

/** What is begun in here is shared by several tests. */
const sharing = new AsyncLocalStorage<Shared>()

/** Runs when the test that began something has finished, or the last of those that share it. */
export function whenDone(end: Step): void {
  const shared = sharing.getStore()
  if (shared) shared.ends.push(end)
  else onTestFinished(async () => void (await end()))
}

/** Runs when the test that began something fails, or one of those that share it. */
export function whenFailed(tell: Step): void {
  const shared = sharing.getStore()
  if (shared) shared.tells.push(tell)
  else onTestFailed(async () => void (await tell()))
}

/** Begins something once for those tests of a `describe` that change nothing in it that another would notice. */
export function share<Thing>(begin: () => Promise<Thing>): () => Thing {
  const shared: Shared = { ends: [], tells: [] }
  let begun: Thing | undefined
  beforeAll(async () => {
    begun = await sharing.run(shared, begin)
  })
  beforeEach(() => onTestFailed(() => shared.tells.forEach(tell => void tell())))
  afterAll(async () => {
    for (const end of shared.ends.reverse()) await end()
  })
  return () => present(begun)
}
