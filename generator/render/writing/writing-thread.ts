import { parentPort, workerData } from 'node:worker_threads'
import { openSite } from './write-site.ts'
import type { Order, ThreadOptions } from './writer.ts'

const { counter, ...options }: ThreadOptions = workerData
const site = openSite(options)

parentPort?.on('message', (order: Order) => {
  if (order.kind === 'finish') {
    parentPort?.postMessage(site.finish())
    parentPort?.close()
    return
  }
  site.write(order.output, order.page)
  Atomics.add(counter, 0, 1)
  Atomics.notify(counter, 0)
})
