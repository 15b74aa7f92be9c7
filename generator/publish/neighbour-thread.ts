import { workerData } from 'node:worker_threads'
import type { Growing } from './neighbour.ts'
import { linkAll } from './staging.ts'

const { folder, outputs }: Growing = workerData
linkAll(folder, outputs)
