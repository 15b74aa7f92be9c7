import { workerData } from 'node:worker_threads'
import { openClaims } from '../content/together/claims.ts'
import { type Errand, lookTogether } from './looking.ts'

const errand: Errand = workerData
lookTogether(errand, openClaims(errand.claimed).deliver)
