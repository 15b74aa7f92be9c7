import { workerData } from 'node:worker_threads'
import { openClaims } from '../content/together/claims.ts'
import { type Errand, lookTogether, noteStrangers } from './looking.ts'

const errand: Errand = workerData
noteStrangers(errand)
lookTogether(errand, openClaims(errand.claimed).deliver)
