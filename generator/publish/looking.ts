import { lstatSync } from 'node:fs'
import {
  createMemoryForClaims,
  finishWith,
  type SharedWork,
} from '../content/parallel/shared-work.ts'
import type { Looks } from '../memory/output-columns.ts'
import { rememberOne } from '../remember.ts'
import { startThread } from '../start-thread.ts'
import { unknownFilesIn } from './unknown-files.ts'

/** Looks at every published file, helped by a second thread if there are many. */
export type Looking = {
  /** Whether that thread is running; without it, each file is looked at when it matters. */
  readonly isUnderWay: boolean
  /** Files that are changed or missing. Helps with those that have not been looked at yet. */
  changed(): ReadonlySet<string>
  /** Files that no build wrote. */
  unknownFiles(): readonly string[]
}

export type LookingTask = {
  readonly path: string
  readonly looks: Looks
  readonly claimed: SharedArrayBuffer
  /** One per file, and at the end whether there are other files: see `state`. */
  readonly found: SharedArrayBuffer
}

/** With fewer files, starting a thread takes longer than it saves. */
const fewFiles = 4_000

/** Starts at once, while this thread looks at the content: looking at 30,000 files takes a fifth of a second. */
export function beginLooking(path: string, looks: Looks): Looking {
  const { length } = looks.names
  const claimed = createMemoryForClaims()
  const found = new SharedArrayBuffer(length + 1)
  const task: LookingTask = { path, looks, claimed, found }
  const isUnderWay = length >= fewFiles
  if (isUnderWay) startLooking(task)
  // Cached, since the other thread delivers only once.
  const changed = rememberOne(() => finishLooking(task))
  return {
    isUnderWay,
    changed,
    unknownFiles: () => (isKnownAlone(task) ? [] : unknownFilesIn(path, looks.names)),
  }
}

function startLooking(task: LookingTask): void {
  // Nobody waits for it to end: finishLooking does what it has not done.
  startThread('publish/looking-thread', task).worker.unref()
}

function finishLooking(task: LookingTask): ReadonlySet<string> {
  const { looks, found } = task
  finishWith(lookingOf(task))
  const states = new Uint8Array(found)
  const isChanged = (at: number) => (states[at] || look(task, at)) === state.changed
  return new Set(looks.names.filter((_, at) => isChanged(at)))
}

/** Sending thousands of names takes a sixth of the time that looking does. */
export function noteUnknownFiles({ path, looks, found }: LookingTask): void {
  const isAlone = unknownFilesIn(path, looks.names).length === 0
  new Uint8Array(found)[looks.names.length] = isAlone ? state.same : state.changed
}

function isKnownAlone({ looks, found }: LookingTask): boolean {
  return new Uint8Array(found)[looks.names.length] === state.same
}

const state = { unknown: 0, same: 1, changed: 2 } as const

export function lookingOf(task: LookingTask): SharedWork {
  const { looks, claimed, found } = task
  const states = new Uint8Array(found)
  const workOn = (from: number, to: number) => {
    for (let at = from; at < to; at += 1) states[at] = look(task, at)
  }
  return { claimed, files: looks.names.length, workOn }
}

function look({ path, looks }: LookingTask, at: number): number {
  const { names, sizes, modified } = looks
  const isSame = looksAsWritten(`${path}/${names[at]}`, { size: sizes[at], modified: modified[at] })
  return isSame ? state.same : state.changed
}

type Look = { readonly size: number | undefined; readonly modified: number | undefined }

export function looksAsWritten(path: string, known: Look | undefined): boolean {
  const status = lstatSync(path, { throwIfNoEntry: false })
  const isFile = status?.isFile() === true
  return isFile && status.size === known?.size && status.mtimeMs === known?.modified
}
