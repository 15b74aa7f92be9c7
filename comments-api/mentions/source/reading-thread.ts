import { parentPort, workerData } from 'node:worker_threads'
import { readSource } from './read-source.ts'

parentPort?.postMessage(readSource(workerData))
