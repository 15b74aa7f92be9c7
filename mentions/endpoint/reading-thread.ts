import { parentPort } from 'node:worker_threads'
import { readEndpoints } from './read-endpoints.ts'

parentPort?.on('message', page => {
  parentPort?.postMessage(readEndpoints(page))
})
