import type { FastifyReply } from 'fastify'
import type { SafeHtml } from '../../../templates/html.ts'
import type { App } from '../requests/validate.ts'
import type { Told } from './done.ts'

/** A page of the desk that belongs to another feature. It needs the same sign-in and is linked in the same bar. */
export type DeskSection = {
  /** For example `/admin/mail/`. */
  readonly path: string
  /** Its name in the bar. */
  readonly label: string
  /** Added to the desk's stylesheet. */
  readonly styles?: URL
  /** Registers its routes. Only moderators reach them, and only forms of the desk's own pages can post to them. */
  register(app: App, desk: { readonly sendDesk: SendDesk }): void | Promise<void>
}

type Inside = {
  readonly title: string
  /** Placed in `<main>` below a heading with the title. */
  readonly body: SafeHtml
  /** What the last button did, see `askedAfter`. */
  readonly done?: string | undefined
  /** The same where it is in the log, and can be undone. */
  readonly told?: Told
}

type SendDesk = (reply: FastifyReply, page: Inside) => Promise<FastifyReply>
