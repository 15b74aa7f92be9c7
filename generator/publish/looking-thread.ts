import { workerData } from 'node:worker_threads'
import { helpWith } from '../content/parallel/shared-work.ts'
import { type Errand, lookingOf, noteStrangers } from './looking.ts'

const errand: Errand = workerData
noteStrangers(errand)
helpWith(lookingOf(errand))
