import { setTimeout as wait } from 'node:timers/promises'
import type { CDPSession } from 'playwright-core'

export type Traffic = {
  /** Bytes on the network, including the headers of answers. */
  bytes(): number
  requests(): number
  untilQuiet(): Promise<void>
}

/**
 * As long as Playwright's "networkidle", which a page reports only once, so that it cannot be used again after reading.
 */
const quietFor = 500

/** https://chromedevtools.github.io/devtools-protocol/tot/Network/ */
export async function followTraffic(devtools: CDPSession): Promise<Traffic> {
  const underway = new Set<string>()
  let [bytes, requests, changedAt] = [0, 0, performance.now()]
  devtools.on('Network.requestWillBeSent', ({ requestId, request }) => {
    if (!request.url.startsWith('http')) return
    underway.add(requestId)
    requests += 1
  })
  const end = (requestId: string, received: number) => {
    underway.delete(requestId)
    bytes += received
    changedAt = performance.now()
  }
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
    end(requestId, encodedDataLength),
  )
  devtools.on('Network.loadingFailed', ({ requestId }) => end(requestId, 0))
  await devtools.send('Network.enable')
  return {
    bytes: () => bytes,
    requests: () => requests,
    untilQuiet: async () => {
      changedAt = performance.now()
      while (underway.size > 0 || performance.now() - changedAt < quietFor) await wait(50)
    },
  }
}
