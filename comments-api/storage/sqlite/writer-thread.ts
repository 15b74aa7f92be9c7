import { parentPort } from 'node:worker_threads'
import { GroupWriter } from './group-writer.ts'
import type { NumberedGroup } from './numbered.ts'
import type { WriterSettings } from './settings.ts'

let writer: GroupWriter | null = null

parentPort?.on('message', (message: WriterSettings | NumberedGroup | 'close') => {
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
