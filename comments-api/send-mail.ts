import type { Transporter } from 'nodemailer'
import { minute } from './durations.ts'

export type Mailbox = { readonly name: string; readonly address: string }

/** One mail to one person. Only `text` and `html` hold words of readers; every header is ours. */
export type Mail = {
  readonly from: Mailbox
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  /** Without its brackets, such as `comment.abc@blog.example`. */
  readonly messageId: string
  /** What it belongs to: mails that name the same stand together. */
  readonly inReplyTo: string
  /** Where one click ends such mails (RFC 8058), or `null` for one that comes once. */
  readonly unsubscribe: string | null
}

/** The server refuses this recipient for good. */
export class RecipientRefused extends Error {
  override name = 'RecipientRefused'
}

/**
 * The only door to SMTP. Opens one connection for each mail, and reads the library when the first is sent. Hangs up
 * when the signal ends: what is not whole by then is no mail.
 */
export async function sendMail(smtp: string, mail: Mail, signal: AbortSignal): Promise<void> {
  const transporter = await connectTo(smtp)
  try {
    await transporter.sendMail({ ...toMessage(mail), signal })
  } catch (error) {
    throw toFailure(error)
  } finally {
    transporter.close()
  }
}

/**
 * As https://www.rfc-editor.org/rfc/rfc5321#section-4.5.3.2 has them: a server may think twice about who calls, and
 * look at a mail for long before it says that it has it. Who hangs up earlier sends that mail again.
 */
const toGreeting = 5 * minute
export const longestSilence = 10 * minute

async function connectTo(smtp: string): Promise<Transporter> {
  const { createTransport } = await import('nodemailer')
  return createTransport({
    url: smtp,
    requireTLS: needsTls(new URL(smtp)),
    connectionTimeout: toGreeting,
    greetingTimeout: toGreeting,
    socketTimeout: longestSilence,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
}

/** A password is never sent in the clear, except to this machine. */
function needsTls({ protocol, username, hostname }: URL): boolean {
  const isHere = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname)
  return protocol === 'smtp:' && username !== '' && !isHere
}

function toMessage({ from, to, subject, text, html, ...mail }: Mail) {
  return {
    from: { name: plain(from.name), address: from.address },
    // An object, so that no library reads a list of addresses out of one.
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

/** What ends a line for one program or another ends none of our headers. */
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

/** In our words alone: some servers repeat what they were sent, and that was the password. */
const loginRejected = 'the mail server does not accept the name and password of AFTERWORD_SMTP'

function isRejectedLogin(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EAUTH'
}

/** Said of the recipient: what is said before and after, such as a quota that is used up, is about us, and may pass. */
function isRefusal(error: unknown): boolean {
  if (!(error instanceof Error) || !('command' in error) || error.command !== 'RCPT TO')
    return false
  return 'responseCode' in error && Number(error.responseCode) >= 500
}
