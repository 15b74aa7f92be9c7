import type { Socket } from 'node:net'
import type { Transporter } from 'nodemailer'
import { minute } from './durations.ts'
import { isThisMachine } from './site-address.ts'

export type Mailbox = { readonly name: string; readonly address: string }

/** One mail to one person. Only `text` and `html` contain words of readers; every header is ours. */
export type Mail = {
  readonly from: Mailbox
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  /** Without its brackets, such as `comment.abc@blog.example`. */
  readonly messageId: string
  /** The conversation it belongs to: mails with the same value are shown as one thread. */
  readonly inReplyTo: string
  /** Where one click unsubscribes (RFC 8058), or `null` for a mail that is sent only once. */
  readonly unsubscribe: string | null
}

/** The server refuses this recipient permanently. */
export class RecipientRefused extends Error {
  override name = 'RecipientRefused'
}

/** `socket` is not connected yet. */
type By = { readonly socket: Socket; readonly signal: AbortSignal }

/**
 * The only door to SMTP. Opens one connection for each mail, and loads the library for the first. Hangs up when the
 * signal aborts: an incomplete mail is not delivered.
 */
export async function sendMail(smtp: string, mail: Mail, { socket, signal }: By): Promise<void> {
  using heard = listenLimited(socket)
  const transporter = await connectTo(smtp, socket)
  try {
    await transporter.sendMail({ ...toMessage(mail), signal })
  } catch (error) {
    throw heard.isTooMuch ? new Error('the mail server never ends what it says') : toFailure(error)
  } finally {
    transporter.close()
  }
}

/**
 * The times of https://www.rfc-editor.org/rfc/rfc5321#section-4.5.3.2: a server may take long to greet a client, and to
 * accept a mail. A client that hangs up earlier sends that mail again.
 */
const toGreeting = 5 * minute
export const longestSilence = 10 * minute

/** In bytes, those of TLS included. To take a mail, a server says a few lines. */
const mostSaid = 64 * 1024
const checkedEvery = 50

/**
 * Hangs up on who sends more, such as somebody between us and the server who sends empty lines without end: the library
 * limits only how long an answer is, and to keep millions of them it stops everything else.
 */
function listenLimited(socket: Socket): Disposable & { readonly isTooMuch: boolean } {
  const heard = { isTooMuch: false }
  function check(): void {
    heard.isTooMuch ||= socket.bytesRead > mostSaid
    if (heard.isTooMuch) socket.destroy()
  }
  socket.on('data', check)
  // With TLS, the socket counts the bytes, but has no events for them.
  const timer = setInterval(check, checkedEvery)
  return Object.assign(heard, { [Symbol.dispose]: () => clearInterval(timer) })
}

async function connectTo(smtp: string, socket: Socket): Promise<Transporter> {
  const { createTransport } = await import('nodemailer')
  const url = new URL(smtp)
  return createTransport({
    url: smtp,
    socket,
    requireTLS: needsTls(url),
    // A mail server on this machine has a certificate that it made for itself. What it is sent never leaves the machine.
    tls: { rejectUnauthorized: !isThisMachine(url.hostname) },
    connectionTimeout: toGreeting,
    greetingTimeout: toGreeting,
    socketTimeout: longestSilence,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
}

/** A password is never sent in the clear, except to this machine. */
function needsTls({ protocol, username, hostname }: URL): boolean {
  return protocol === 'smtp:' && username !== '' && !isThisMachine(hostname)
}

function toMessage({ from, to, subject, text, html, ...mail }: Mail) {
  return {
    from: { name: plain(from.name), address: from.address },
    // An object, so that no library parses it as a list of addresses.
    to: { name: '', address: to },
    subject: plain(subject),
    text,
    html,
    messageId: `<${mail.messageId}>`,
    inReplyTo: `<${mail.inReplyTo}>`,
    references: `<${mail.inReplyTo}>`,
    headers: {
      'Auto-Submitted': 'auto-generated',
      ...(mail.unsubscribe === null ? {} : listHeaders(mail.unsubscribe)),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

function listHeaders(address: string) {
  return {
    'List-Unsubscribe': { prepared: true, value: `<${address}>` },
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  }
}

/** No character that some program takes for a line end may end a header of ours. */
function plain(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim()
}

function toFailure(error: unknown): unknown {
  if (isRefusal(error)) return new RecipientRefused(String(error), { cause: error })
  return isRejectedLogin(error) ? new Error(loginRejected) : error
}

/** In our own words: some servers repeat what they were sent, which was the password. */
const loginRejected = 'the mail server does not accept the name and password of AFTERWORD_SMTP'

function isRejectedLogin(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const isSaid = 'code' in error && error.code === 'EAUTH'
  // From a server that hangs up before its line ends: for the library, the connection has failed.
  return isSaid || ('responseCode' in error && error.responseCode === 535)
}

/**
 * Only a refusal of the recipient is permanent: what a server says before and after, such as about a quota, is about
 * us, and may pass.
 */
function isRefusal(error: unknown): boolean {
  if (!(error instanceof Error) || !('command' in error) || error.command !== 'RCPT TO')
    return false
  if (!('responseCode' in error) || Number(error.responseCode) < 500) return false
  return !('response' in error && mayPass.test(String(error.response)))
}

/**
 * A full mailbox (https://www.rfc-editor.org/rfc/rfc5321#section-4.5.3.1.10), or a server that does not want us now
 * (https://www.rfc-editor.org/rfc/rfc3463#section-3.8). Most servers say only when they hear the recipient that they do
 * not want our address, name or mail for others, and Exim says that without a code: `550 relay not permitted`.
 */
const mayPass = /^(?:530|552|5\d\d[ -]5\.(?:2\.2|7\.\d+)\b)|\b(?:relay|sender|helo\b|authenticat)/i
