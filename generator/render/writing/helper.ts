import { MessageChannel, type MessagePort, receiveMessageOnPort } from 'node:worker_threads'
import type { SecondThread } from '../../content/together/second-thread.ts'
import type { SearchedPost } from '../../plan/search.ts'
import type { SiteFacts } from '../../plan/showing/site-facts.ts'
import { rememberOne } from '../../remember.ts'
import type { SentPage } from './sent-page.ts'
import type { Written } from './write-site.ts'

/** The second thread writes pages, and prints them first where they come as what they show. */
export type Helper = {
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

export type WritingErrand = {
  readonly kind: 'write'
  readonly staging: string
  /** For printing; `null` where only Eleventy may. */
  readonly facts: SiteFacts | null
  readonly port: MessagePort
}

/** `written` is `null` for a page that could not be printed. */
export type Done = { readonly output: string; readonly written: Written | null }

/** Enough to be busy until this thread has printed a large page; more would fill the memory. */
const mostWaiting = 64

type Ordering = Pick<WritingErrand, 'staging' | 'facts'> & { readonly second: SecondThread }

export function openHelper(
  { second, staging, facts }: Ordering,
  note: (output: string, written: Written) => void,
): Helper {
  const { port1: here, port2: port } = new MessageChannel()
  const errand: WritingErrand = { kind: 'write', staging, facts, port }
  second.give(errand)
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
    finish: rememberOne(async () => {
      isDismissed = true
      orders.end()
      // Its last answer comes 20 ms before its end.
      await Promise.race([lastAnswer(here, hear), second.ended()])
      listen(here, hear)
      return declined
    }),
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

/** Takes all answers up to the empty one, which answers the message without orders. */
function lastAnswer(port: MessagePort, hear: (done: Done) => void): Promise<void> {
  return new Promise(resolve => {
    port.on('message', (told: readonly Done[]) => {
      for (const done of told) hear(done)
      if (told.length === 0) resolve()
    })
  })
}

/** Takes the answers that have come, without an event for each: while it prints, this thread never gets to its events. */
function listen(port: MessagePort, hear: (done: Done) => void): void {
  for (let told = receiveMessageOnPort(port); told; told = receiveMessageOnPort(port))
    for (const done of told.message) hear(done)
}
