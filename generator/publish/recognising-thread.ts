import { parentPort, workerData } from 'node:worker_threads'
import { openClaims } from '../content/together/claims.ts'
import { listRemembered } from './recognise-files.ts'
import { type RecognisingErrand, readClaims } from './recognise-together.ts'

const errand: RecognisingErrand = workerData
parentPort?.postMessage(listRemembered(errand, new Float64Array(errand.modified)))
readClaims(errand, openClaims(errand.claimed).deliver)
