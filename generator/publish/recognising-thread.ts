import { parentPort, workerData } from 'node:worker_threads'
import { helpWith } from '../content/parallel/shared-work.ts'
import { listRemembered } from './recognise-files.ts'
import { type RecognisingErrand, readingOf } from './recognise-together.ts'

const errand: RecognisingErrand = workerData
parentPort?.postMessage(listRemembered(errand, new Float64Array(errand.modified)))
helpWith(readingOf(errand))
