import { rmSync } from 'node:fs'
import { workerData } from 'node:worker_threads'
import type { Growing } from './neighbour.ts'
import { linkAll } from './staging.ts'

const { folder, outputs }: Growing = workerData
// Nothing will be built on it, and publishing removes it.
rmSync(folder.previous, { recursive: true, force: true })
linkAll(folder, outputs)
