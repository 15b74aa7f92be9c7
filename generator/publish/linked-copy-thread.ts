import { rmSync } from 'node:fs'
import { workerData } from 'node:worker_threads'
import type { Copying } from './linked-copy.ts'
import { linkAll } from './staging.ts'

const { folder, outputs }: Copying = workerData
// Nothing will be built on it, and publishing removes it.
rmSync(folder.previous, { recursive: true, force: true })
linkAll(folder, outputs)
