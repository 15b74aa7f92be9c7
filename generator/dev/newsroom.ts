import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type EleventyDevServer from '@11ty/eleventy-dev-server'
import type { Fault, News, Renewed } from './news.ts'

/** How a build ended. `forAuthor`: after a saved file, and not because the conversation went on. */
export type Outcome = {
  readonly isPublished: boolean
  readonly isForAuthor: boolean
  /** Pages that were shown ahead of it, and are as they were. */
  readonly ahead: readonly string[]
  readonly fault: Fault | null
}

export type Newsroom = {
  edition(): string
  tell(outcome: Outcome): void
  /** Ahead of a build: of one page alone that there is something new in it. */
  tellOfPage(path: string): void
  /** Through the sockets of the dev server, once it listens. */
  open(server: EleventyDevServer): void
}

/**
 * Pages are told how things stand, not what happened: one that was loading, or asleep, or that an
 * earlier preview served, sees at once that it is of another edition. The dev server's own client
 * knows only that something happened, and shows no mistakes.
 */
export function createNewsroom(): Newsroom {
  let news: News = { edition: randomUUID(), before: '', renewed: { kind: 'all' }, fault: null }
  let spread = (_: News) => {}
  const spreadNext = (next: News) => {
    news = next
    spread(news)
  }
  return {
    edition: () => news.edition,
    tell: outcome => spreadNext(after(news, outcome)),
    tellOfPage: path =>
      spreadNext({ ...nextEdition(news, { kind: 'only', paths: [path] }), fault: news.fault }),
    open: server => {
      spread = told => server.sendUpdateNotification(told)
      server.updateServer.on('connection', (socket, request) => {
        if (isFromOwnPage(request)) socket.send(JSON.stringify(news))
        else socket.terminate()
      })
    },
  }
}

function after(before: News, { isPublished, isForAuthor, ahead, fault }: Outcome): News {
  // What a failed build kept from the author is new to them, whatever began the build that mended it.
  const isNew = isPublished && (isForAuthor || keptBack(before.fault))
  if (!isNew) return { ...before, fault }
  return { ...nextEdition(before, { kind: 'all but', paths: ahead }), fault }
}

/** Warnings keep nothing back. */
function keptBack(fault: Fault | null): boolean {
  return fault !== null && !(fault.kind === 'mistakes' && fault.isPublished)
}

function nextEdition({ edition }: News, renewed: Renewed): Omit<News, 'fault'> {
  return { edition: randomUUID(), before: edition, renewed }
}

/** Sockets obey no same-origin policy: any site open in the browser could listen to drafts. */
function isFromOwnPage({ headers: { origin, host } }: IncomingMessage): boolean {
  return origin === `http://${host}`
}
