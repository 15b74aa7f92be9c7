import { MessageChannel, type MessagePort, receiveMessageOnPort } from 'node:worker_threads'
import type { FoundFile } from '../find-files.ts'
import type { Delivery, ReadingTask } from './read-claims.ts'
import { type ReadFile, type Reading, readPostFile } from './read-post-file.ts'
import { openSecondThread, type SecondThread } from './second-thread.ts'
import { createMemoryForClaims, finishWith } from './shared-work.ts'

/** With fewer files, starting a thread takes longer than it saves. */
const fewFiles = 6_000

/**
 * Returns what was read in the order of the files. One thread would take a second for 10,000 posts. Decisions 47 and
 * 60.
 */
export function readPostFiles(
  reading: Reading,
  files: readonly FoundFile[],
  second?: SecondThread,
): ReadFile[] {
  if (files.length < fewFiles) return files.map(file => readPostFile(reading, file))
  if (second !== undefined) return readTogether(reading, files, second)
  const own = openSecondThread({ keepsTexts: false })
  try {
    return readTogether(reading, files, own)
  } finally {
    void own[Symbol.asyncDispose]()
  }
}

/** Blocks this thread until the other is done, so that callers need not know that there are two. */
function readTogether(
  reading: Reading,
  files: readonly FoundFile[],
  second: SecondThread,
): ReadFile[] {
  const memory = createMemoryForClaims()
  const { port1: here, port2: port } = new MessageChannel()
  const { keepsTexts } = second
  const task: ReadingTask = { kind: 'read', reading, files, memory, port, keepsTexts }
  second.give(task)

  const read = Array.from<ReadFile | undefined>({ length: files.length })
  const takeDelivered = () => {
    for (const { first, read: delivered } of deliveriesAt(here))
      for (const [place, one] of delivered.entries()) {
        read[first + place] = one
        if (one.isKept === true) second.kept.add(files[first + place]?.source ?? '')
      }
  }
  const workOn = (from: number, to: number) => {
    for (const [place, file] of files.slice(from, to).entries())
      read[from + place] = readPostFile(reading, file)
    // Decoded now, while the other thread is reading, and not later, when this one would be the only one at work.
    takeDelivered()
  }
  finishWith({ claimed: memory, files: files.length, workOn })
  takeDelivered()
  here.close()
  return files.map((file, at) => read[at] ?? readPostFile(reading, file))
}

function* deliveriesAt(port: MessagePort): Generator<Delivery, undefined> {
  for (let found = receiveMessageOnPort(port); found; found = receiveMessageOnPort(port))
    yield found.message
}
