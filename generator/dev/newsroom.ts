import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type EleventyDevServer from '@11ty/eleventy-dev-server'
import type { Fault, News } from './news.ts'

/** How a build ended. `forAuthor`: after a saved file, and not because the conversation went on. */
export type Outcome = {
  readonly isPublished: boolean
  readonly isForAuthor: boolean
  readonly fault: Fault | null
}

export type Newsroom = {
  edition(): string
  tell(outcome: Outcome): void
  /** Through the sockets of the dev server, once it listens. */
  open(server: EleventyDevServer): void
}

/**
 * Pages are told how things stand, not what happened: one that was loading, or asleep, or that an
 * earlier preview served, sees at once that it is of another edition. The dev server's own client
 * knows only that something happened, and shows no mistakes.
 */
export function createNewsroom(): Newsroom {
  let news: News = { edition: randomUUID(), fault: null }
  let spread = (_: News) => {}
  return {
    edition: () => news.edition,
    tell: outcome => {
      news = after(news, outcome)
      spread(news)
    },
    open: server => {
      spread = told => server.sendUpdateNotification(told)
      server.updateServer.on('connection', (socket, request) => {
        if (isFromOwnPage(request)) socket.send(JSON.stringify(news))
        else socket.terminate()
      })
    },
  }
}

function after(before: News, { isPublished, isForAuthor, fault }: Outcome): News {
  // What a failed build kept from the author is new to them, whatever began the build that mended it.
  const isNew = isPublished && (isForAuthor || before.fault !== null)
  return { edition: isNew ? randomUUID() : before.edition, fault }
}

/** Sockets obey no same-origin policy: any site open in the browser could listen to drafts. */
function isFromOwnPage({ headers: { origin, host } }: IncomingMessage): boolean {
  return origin === `http://${host}`
}
