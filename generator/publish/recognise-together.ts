import { once } from 'node:events'
import {
  createMemoryForClaims,
  finishWith,
  type SharedWork,
} from '../content/parallel/shared-work.ts'
import { rememberOne } from '../remember.ts'
import { startThread } from '../start-thread.ts'
import { type Recognised, type Remembered, readRange, recogniseFiles } from './recognise-files.ts'

/** A second thread reads the published files while this one does other work; `finish` helps with the rest. */
export type Recognition = { finish(): Promise<Recognised>; stop(): Promise<void> }

export type RecognisingTask = Remembered & {
  readonly claimed: SharedArrayBuffer
  /** See `Recognised`. */
  readonly modified: SharedArrayBuffer
}

/** With fewer files, starting a thread takes longer than it saves. */
const fewFiles = 2_000

/**
 * This thread meanwhile loads the rest of the code, reads the content and plans, which needs nothing from the published
 * site.
 */
export function beginToRecognise(remembered: Remembered): Recognition {
  const { length } = remembered.outputs.names
  if (length < fewFiles)
    return { finish: async () => recogniseFiles(remembered), stop: async () => {} }
  const claimed = createMemoryForClaims()
  const modified = new SharedArrayBuffer(length * Float64Array.BYTES_PER_ELEMENT)
  const task: RecognisingTask = { ...remembered, claimed, modified }
  const thread = startThread('publish/recognising-thread', task)
  // What fails there is done, and fails, where it is needed.
  const ending = thread.ended.then(() => [])
  const listing = Promise.race([once(thread.worker, 'message'), ending]).catch(() => [])
  return {
    stop: async () => {
      await thread[Symbol.asyncDispose]()
    },
    // Cached, since the other thread delivers only once.
    finish: rememberOne(async () => {
      const [unknownFiles]: (readonly string[])[] = await listing
      if (unknownFiles === undefined) return recogniseFiles(remembered)
      return { modified: finishReading(task), unknownFiles }
    }),
  }
}

function finishReading(task: RecognisingTask): Float64Array {
  const { length } = task.outputs.names
  finishWith(readingOf(task))
  // If nothing is delivered for a long time, it is read here; nobody writes to a copy.
  const modified = Float64Array.from(new Float64Array(task.modified))
  readRange(task, { modified, from: 0, to: length })
  return modified
}

export function readingOf(task: RecognisingTask): SharedWork {
  const { claimed, outputs } = task
  const modified = new Float64Array(task.modified)
  const workOn = (from: number, to: number) => readRange(task, { modified, from, to })
  return { claimed, files: outputs.names.length, workOn }
}
