import { rmSync } from 'node:fs'
import { workerData } from 'node:worker_threads'
import type { Growing } from './neighbour.ts'
import { linkAll } from './staging.ts'

const { folder, outputs }: Growing = workerData
// Nothing is to grow from it, and to publish takes it away.
rmSync(folder.previous, { recursive: true, force: true })
linkAll(folder, outputs)
