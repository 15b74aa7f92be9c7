import { parentPort } from 'node:worker_threads'
import { readSource } from './read-source.ts'

parentPort?.on('message', page => {
  parentPort?.postMessage(readSource(page))
})
