// The dev server has no type declarations. These cover what the preview uses.
declare module '@11ty/eleventy-dev-server' {
  import type { IncomingMessage, Server, ServerResponse } from 'node:http'

  export type PreviewResponse = ServerResponse & {
    /** If true, the dev server keeps the Content-Security-Policy of an answer that is not 200. */
    isCustomErrorPage?: boolean
  }

  export type Middleware = (
    request: IncomingMessage,
    response: PreviewResponse,
    next: () => void | Promise<void>,
  ) => void | Promise<void>

  type PageSocket = {
    send(text: string): void
    terminate(): void
  }

  export type DevServerOptions = {
    readonly domDiff: boolean
    readonly portReassignmentRetryCount: number
    readonly middleware: readonly Middleware[]
    readonly logger: Readonly<Record<'info' | 'log' | 'error', (text: string) => void>>
  }

  export default class EleventyDevServer {
    constructor(name: string, folder: string, options: DevServerOptions)
    readonly server: Server
    /** Defined once the server listens. */
    readonly updateServer: {
      readonly clients: ReadonlySet<PageSocket>
      on(
        event: 'connection',
        listener: (socket: PageSocket, request: IncomingMessage) => void,
      ): void
    }
    augmentContentWithNotifier: (page: string) => string
    sendUpdateNotification(message: object): void
    close(): Promise<void>
  }
}
