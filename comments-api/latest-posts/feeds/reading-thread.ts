import { parentPort } from 'node:worker_threads'
import { readDocument } from './read-document.ts'

parentPort?.on('message', async page => {
  parentPort?.postMessage(await readDocument(page))
})
