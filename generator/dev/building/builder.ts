import { Worker } from 'node:worker_threads'
import { findBundle, locateBuildThread } from '../../bundle/find-bundle.ts'
import { openCode } from '../../code-hash.ts'
import type { Diagnostic } from '../../diagnostic.ts'
import { MachineError } from '../../errors.ts'
import { root } from '../../root.ts'

/** The settings of a preview's build that differ between sites. */
export type Building = {
  readonly content: string
  readonly output: string
  readonly baseUrl: string
  readonly drafts: boolean
  /** The address of the comment service, or "none". */
  readonly comments: string
}

type Built = {
  readonly rendered: number
  readonly diagnostics: readonly Diagnostic[]
  /** The files that the site is made of, apart from the content and the generator's own files. */
  readonly sources: readonly string[]
}

/** What the building thread can be asked to do. */
export type Order = { readonly building: Building } & (
  | { readonly kind: 'build'; readonly code: string }
  | { readonly kind: 'show'; readonly saved: string }
)

/** What the building thread can answer. */
export type Answer =
  | Shown
  | ({ readonly kind: 'built' } & Built)
  | { readonly kind: 'failed'; readonly reason: string }

/** `path` is that of the page that shows what was saved, or `null` if only a build can show it. */
export type Shown = { readonly kind: 'shown'; readonly path: string | null }

/**
 * Builds in a thread that is kept, so that what it has learned need not be found out again. It runs one build at a
 * time. Throws a MachineError with the reason if a build fails, unless the author's mistakes are why.
 */
export type Builder = {
  build(building: Building): Promise<Built>
  /**
   * Puts a saved text on its own page before the build. Returns the path of that page, or `null` if that was not
   * possible.
   */
  show(saved: string, building: Building): Promise<string | null>
  close(): Promise<void>
}

export function openBuilder(): Builder {
  const hashCode = openCode(root)
  let thread: { readonly worker: Worker; readonly code: string } | null = null
  const end = async () => {
    await thread?.worker.terminate()
    thread = null
  }
  return {
    build: async building => {
      const code = hashCode()
      // A thread loads each module only once, so a saved template needs a new thread.
      if (thread?.code !== code) await end()
      const module = () => locateBuildThread(findBundle(code))
      thread ??= { worker: new Worker(module()), code }
      const answer = await ask(thread.worker, { kind: 'build', building, code })
      if (answer.kind === 'built') return answer
      await end()
      const reason = answer.kind === 'failed' ? answer.reason : 'its thread answered something else'
      throw new MachineError(`the build failed:\n${reason}`)
    },
    show: async (saved, building) => {
      if (thread === null) return null
      const answer = await ask(thread.worker, { kind: 'show', building, saved })
      return answer.kind === 'shown' ? answer.path : null
    },
    close: end,
  }
}

function ask(worker: Worker, order: Order): Promise<Answer> {
  const { promise, resolve } = Promise.withResolvers<Answer>()
  const fail = (reason: unknown) =>
    resolve({
      kind: 'failed',
      reason: reason instanceof Error ? (reason.stack ?? reason.message) : String(reason),
    })
  const end = (code: number) => fail(`its thread ended with ${code}`)
  worker.once('message', resolve).once('error', fail).once('exit', end)
  worker.postMessage(order)
  return promise.finally(() => worker.off('message', resolve).off('error', fail).off('exit', end))
}
