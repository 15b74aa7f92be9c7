import { parentPort, workerData } from 'node:worker_threads'
import { helpWith } from '../content/parallel/shared-work.ts'
import { listRemembered } from './recognise-files.ts'
import { type RecognisingTask, readingOf } from './recognise-together.ts'

const task: RecognisingTask = workerData
parentPort?.postMessage(listRemembered(task, new Float64Array(task.modified)))
helpWith(readingOf(task))
