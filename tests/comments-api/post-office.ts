import { buffer } from 'node:stream/consumers'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { onTestFinished } from 'vitest'
import { type Config, readConfig } from '../../comments-api/config.ts'
import { listenOnLoopback } from '../listen-on-loopback.ts'

export type Received = Email & { readonly raw: string; readonly envelope: readonly string[] }

/** The library greets 100 ms late, to catch whoever talks too soon. Nobody does here, and hundreds of mails would wait. */
class PromptServer extends SMTPServer {
  override connect(...connecting: Parameters<SMTPServer['connect']>): void {
    super.connect(...connecting)
    const connection = [...this.connections].at(-1)
    if (connection === undefined) return
    connection.connectionReady()
    connection.connectionReady = () => undefined
  }
}

/** A real SMTP server on this machine, and every mail that it received. */
export async function openPostOffice(options: SMTPServerOptions = {}) {
  const mails: Received[] = []
  const server = new PromptServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 10,
    async onData(stream, session, callback) {
      const raw = await buffer(stream).then(String, () => null)
      // Somebody who hangs up in the middle has sent no mail.
      if (raw === null) return
      const envelope = session.envelope.rcptTo.map(to => to.address)
      mails.push({ ...(await PostalMime.parse(raw)), raw, envelope })
      callback()
    },
    ...options,
  })
  // A client that hangs up in the middle must not fail the test.
  server.on('error', () => undefined)
  const { host } = new URL(await listenOnLoopback(server.server))
  const close = () => new Promise<void>(resolve => server.close(() => resolve()))
  onTestFinished(close)
  return { mails, close, url: `smtp://${host}` }
}

/** The part of a configuration that sends mails there. */
export function mailTo(
  url: string,
  more: Record<string, string> = {},
): Pick<Config, 'notifications'> {
  const { notifications } = readConfig({
    AFTERWORD_SITE: 'http://localhost:8080',
    AFTERWORD_SMTP: url,
    AFTERWORD_MAIL_FROM: 'Tides <comments@blog.example>',
    AFTERWORD_MODERATORS: 'olive@blog.example',
    ...more,
  })
  return { notifications }
}

/** Where the link with this label leads, as the service sees it. */
export function linkIn({ text = '' }: Pick<Email, 'text'>, label: string): string {
  const found = text.split('\n').flatMap((line, index, lines) => {
    return line === `${label}:` ? [lines[index + 1] ?? ''] : []
  })
  if (!found[0]) throw new Error(`no link ${label} in: ${text}`)
  return new URL(found[0]).pathname
}
