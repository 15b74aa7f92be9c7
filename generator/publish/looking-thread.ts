import { workerData } from 'node:worker_threads'
import { helpWith } from '../content/parallel/shared-work.ts'
import { type LookingTask, lookingOf, noteUnknownFiles } from './looking.ts'

const task: LookingTask = workerData
noteUnknownFiles(task)
helpWith(lookingOf(task))
