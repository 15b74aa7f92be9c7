import { workerData } from 'node:worker_threads'
import { openClaims } from './claims.ts'
import { type HashingErrand, hashClaims } from './hashing.ts'

const errand: HashingErrand = workerData
hashClaims(errand, openClaims(errand.claimed).deliver)
