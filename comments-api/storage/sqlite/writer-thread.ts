import { parentPort } from 'node:worker_threads'
import { collectThoroughly } from '../../collect-thoroughly.ts'
import { second } from '../../durations.ts'
import type { Group } from '../outcome.ts'
import { GroupWriter } from './group-writer.ts'
import type { WriterSettings } from './settings.ts'

let writer: GroupWriter | null = null

parentPort?.on('message', (message: WriterSettings | Group | 'close') => {
  if (message === 'close') {
    writer?.close()
    writer = null
    parentPort?.postMessage('closed')
  } else if ('file' in message) {
    writer = new GroupWriter(message)
  } else {
    parentPort?.postMessage(writer?.write(message))
  }
})

// A third of the memory that a thread holds is left from its start, see tidy-up.ts.
setTimeout(collectThoroughly, second).unref()
