import { workerData } from 'node:worker_threads'
import { hashingOf } from './hashing.ts'
import { helpWith } from './shared-work.ts'

helpWith(hashingOf(workerData))
