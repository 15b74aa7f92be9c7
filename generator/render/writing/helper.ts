import { MessageChannel, type MessagePort, receiveMessageOnPort } from 'node:worker_threads'
import type { SecondThread } from '../../content/parallel/second-thread.ts'
import type { SearchedPost } from '../../plan/search.ts'
import type { SiteFacts } from '../../plan/showing/site-facts.ts'
import { rememberOne } from '../../remember.ts'
import type { SentPage } from './sent-page.ts'
import type { Written } from './write-site.ts'

/** The second thread as this one sees it. It writes pages, and prints those that are sent to it unprinted. */
type Helper = {
  /** Whether fewer pages than `most` are waiting for it. Reads the answers that have arrived first. */
  hasRoom(most: number): boolean
  order(order: Order): void
  /** Waits until everything is done, and returns the pages that it could not print. */
  finish(): Promise<readonly string[]>
}

export type Order = {
  readonly output: string
  /** What the search index needs besides the text; `null` if the page is not searched. */
  readonly searched: Pick<SearchedPost, 'title' | 'tags'> | null
} & Task

/** A finished page, or one to print. */
export type Task = { readonly page: string } | { readonly sent: SentPage }

export type WritingTask = {
  readonly kind: 'write'
  readonly staging: string
  /** For printing; `null` if only Eleventy may print the pages of this site. */
  readonly facts: SiteFacts | null
  readonly port: MessagePort
}

/** `written` is `null` for a page that could not be printed. */
export type Done = { readonly output: string; readonly written: Written | null }

type Ordering = Pick<WritingTask, 'staging' | 'facts'> & { readonly second: SecondThread }

export function openHelper(
  { second, staging, facts }: Ordering,
  note: (output: string, written: Written) => void,
): Helper {
  const { port1: here, port2: port } = new MessageChannel()
  const task: WritingTask = { kind: 'write', staging, facts, port }
  second.give(task)
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
    hasRoom: most => {
      listen(here, hear)
      return !isDismissed && waiting < most
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

/** Pages in a message: sending a message takes as long as sending a page in it. */
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
      // An empty message ends the thread.
      send()
    },
  }
}

/** Reads answers up to the empty one, which is the answer to the empty message. */
function lastAnswer(port: MessagePort, hear: (done: Done) => void): Promise<void> {
  return new Promise(resolve => {
    port.on('message', (told: readonly Done[]) => {
      for (const done of told) hear(done)
      if (told.length === 0) resolve()
    })
  })
}

/** Reads the answers that have arrived. It cannot wait for events, since this thread handles none while it prints. */
function listen(port: MessagePort, hear: (done: Done) => void): void {
  for (let told = receiveMessageOnPort(port); told; told = receiveMessageOnPort(port))
    for (const done of told.message) hear(done)
}
