import { type MessagePort, workerData } from 'node:worker_threads'
import type { FoundFile } from '../find-files.ts'
import { filesInClaim, openClaims } from './claims.ts'
import { type ReadFile, type Reading, readPostFile } from './read-post-file.ts'

export type Errand = {
  readonly reading: Reading
  readonly files: readonly FoundFile[]
  readonly memory: SharedArrayBuffer
  readonly port: MessagePort
}

export type Delivery = { readonly first: number; readonly read: readonly ReadFile[] }

const { reading, files, memory, port }: Errand = workerData
const claims = openClaims(memory)

for (let first = claims.claim(); first < files.length; first = claims.claim()) {
  try {
    const claimed = files.slice(first, first + filesInClaim)
    const delivery: Delivery = { first, read: claimed.map(file => readPostFile(reading, file)) }
    port.postMessage(delivery)
  } finally {
    claims.deliver()
  }
}
port.close()
