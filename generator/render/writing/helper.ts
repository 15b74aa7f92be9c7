import { MessageChannel, type MessagePort, receiveMessageOnPort } from 'node:worker_threads'
import type { SearchedPost } from '../../plan/search.ts'
import type { SiteFacts } from '../../plan/showing/site-facts.ts'
import { startThread } from '../../start-thread.ts'
import type { SentPage } from './sent-page.ts'
import type { Written } from './write-site.ts'

/** A thread that writes pages, and prints them first where they come as what they show. */
export type Helper = AsyncDisposable & {
  /** Takes the answers first that have come meanwhile. */
  hasRoom(): boolean
  order(order: Order): void
  /** Waits until all is done; answers with the pages that could not be printed there. */
  finish(): Promise<readonly string[]>
}

export type Order = {
  readonly output: string
  /** What the search is to know of it besides its text, if it is to find it. */
  readonly searched: Pick<SearchedPost, 'title' | 'tags'> | null
} & Task

/** A finished page, or one that is to be printed. */
export type Task = { readonly page: string } | { readonly sent: SentPage }

export type Errand = {
  readonly staging: string
  /** For printing; `null` where only Eleventy may. */
  readonly facts: SiteFacts | null
  readonly port: MessagePort
}

/** `written` is `null` for a page that could not be printed. */
export type Done = { readonly output: string; readonly written: Written | null }

/** Enough to be busy until this thread has printed a large page; more would fill the memory. */
const mostWaiting = 64
export function openHelper(
  { staging, facts }: Pick<Errand, 'staging' | 'facts'>,
  note: (output: string, written: Written) => void,
): Helper {
  const { port1: here, port2: port } = new MessageChannel()
  const errand: Errand = { staging, facts, port }
  const thread = startThread('render/writing/writing-thread', errand, [port])
  const orders = gatherOrders(here)
  const declined: string[] = []
  let waiting = 0
  let isDismissed = false
  const hear = ({ output, written }: Done) => {
    waiting -= 1
    if (written === null) declined.push(output)
    else note(output, written)
  }
  return {
    hasRoom: () => {
      listen(here, hear)
      return !isDismissed && waiting < mostWaiting
    },
    order: order => {
      waiting += 1
      orders.add(order)
    },
    finish: async () => {
      isDismissed = true
      orders.end()
      await thread.ended
      listen(here, hear)
      return declined
    },
    [Symbol.asyncDispose]: thread[Symbol.asyncDispose],
  }
}

/** To send a message takes as long as to send what is in it. */
const inMessage = 8

function gatherOrders(port: MessagePort) {
  let gathered: Order[] = []
  const send = () => {
    port.postMessage(gathered)
    gathered = []
  }
  return {
    add: (order: Order) => {
      gathered.push(order)
      if (gathered.length === inMessage) send()
    },
    end: () => {
      if (gathered.length > 0) send()
      // Without any order: then the thread ends.
      send()
    },
  }
}

/** Takes the answers that have come, without an event for each: while it prints, this thread never gets to its events. */
function listen(port: MessagePort, hear: (done: Done) => void): void {
  for (let told = receiveMessageOnPort(port); told; told = receiveMessageOnPort(port))
    for (const done of told.message) hear(done)
}
