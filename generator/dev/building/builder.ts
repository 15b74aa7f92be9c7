import { Worker } from 'node:worker_threads'
import { findBundle, locateBuildThread } from '../../bundle/find-bundle.ts'
import { openCode } from '../../code-hash.ts'
import { type Diagnostic, MachineError } from '../../diagnostic.ts'
import { root } from '../../root.ts'

/** A build for the preview: all that changes from one site to another. */
export type Building = {
  readonly content: string
  readonly output: string
  readonly baseUrl: string
  readonly drafts: boolean
  /** The service's address, or "none". */
  readonly comments: string
}

type Built = {
  readonly rendered: number
  readonly diagnostics: readonly Diagnostic[]
  /** What the site is made of besides its content and the generator's own files. */
  readonly sources: readonly string[]
}

/** What the building thread is told. */
export type Order = { readonly building: Building } & (
  | { readonly kind: 'build'; readonly code: string }
  | { readonly kind: 'show'; readonly saved: string }
)

/** What the building thread answers. */
export type Answer =
  | Shown
  | ({ readonly kind: 'built' } & Built)
  | { readonly kind: 'failed'; readonly reason: string }

/** The path of the page that shows what was saved; `null` where only a build can tell. */
export type Shown = { readonly kind: 'shown'; readonly path: string | null }

/**
 * Builds in a thread that stays, and so needs not find out again what it knew. One build at a time.
 * Throws a MachineError with the reason when a build fails for anything but the author's mistakes.
 */
export type Builder = {
  build(building: Building): Promise<Built>
  /** Puts a saved text on its own page, ahead of the build. The path of that page, or `null` if it could not. */
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
      // Modules are loaded once for each thread: a saved template needs a new one.
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
