import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type EleventyDevServer from '@11ty/eleventy-dev-server'
import type { Fault, PreviewState, Renewed } from './preview-state.ts'

/** How a build ended. `isForAuthor` is true after a saved file, and false if only the conversation changed. */
export type Outcome = {
  readonly isPublished: boolean
  readonly isForAuthor: boolean
  /** Paths of the pages that showed the change before this build, and did not change with it. */
  readonly ahead: readonly string[]
  readonly fault: Fault | null
}

type LiveUpdates = {
  edition(): string
  tell(outcome: Outcome): void
  /** Tells open pages, before a build, that this one page has changed. */
  tellOfPage(path: string): void
  /** Sends through the sockets of the dev server, which must be listening. */
  open(server: EleventyDevServer): void
}

/**
 * Pages are told the state of the site, not what happened. So a page that was loading or asleep, or that an earlier
 * preview served, notices at once that it is outdated. The dev server's own client reports only that something
 * happened, and shows no mistakes.
 */
export function createLiveUpdates(): LiveUpdates {
  let state: PreviewState = {
    edition: randomUUID(),
    before: '',
    renewed: { kind: 'all' },
    fault: null,
  }
  let send = (_: PreviewState) => {}
  const sendNext = (next: PreviewState) => {
    state = next
    send(state)
  }
  return {
    edition: () => state.edition,
    tell: outcome => sendNext(after(state, outcome)),
    tellOfPage: path =>
      sendNext({ ...nextEdition(state, { kind: 'only', paths: [path] }), fault: state.fault }),
    open: server => {
      send = told => server.sendUpdateNotification(told)
      server.updateServer.on('connection', (socket, request) => {
        if (isFromOwnPage(request)) socket.send(JSON.stringify(state))
        else socket.terminate()
      })
    },
  }
}

function after(
  before: PreviewState,
  { isPublished, isForAuthor, ahead, fault }: Outcome,
): PreviewState {
  // What a failed build held back is new to the author, whatever started the build that mended it.
  const isNew = isPublished && (isForAuthor || keptBack(before.fault))
  if (!isNew) return { ...before, fault }
  return { ...nextEdition(before, { kind: 'all but', paths: ahead }), fault }
}

/** Warnings hold nothing back. */
function keptBack(fault: Fault | null): boolean {
  return fault !== null && !(fault.kind === 'mistakes' && fault.isPublished)
}

function nextEdition({ edition }: PreviewState, renewed: Renewed): Omit<PreviewState, 'fault'> {
  return { edition: randomUUID(), before: edition, renewed }
}

/**
 * Browsers do not restrict sockets by origin. Without this check, any site open in the browser could listen to drafts.
 */
function isFromOwnPage({ headers: { origin, host } }: IncomingMessage): boolean {
  return origin === `http://${host}`
}
