import { parentPort, workerData } from 'node:worker_threads'
import { type Remembered, recogniseFiles } from './recognise-files.ts'

const remembered: Remembered = workerData
const recognised = recogniseFiles(remembered)
parentPort?.postMessage(recognised, [recognised.modified.buffer])
