import type { FastifyInstance, FastifyReply } from 'fastify'
import type { SafeHtml } from '../../../templates/html.ts'

/** A page of the desk that belongs to another feature: it is reached by the same door and named in the same bar. */
export type Room = {
  /** Such as `/admin/mail/`. */
  readonly path: string
  /** As the bar names it. */
  readonly label: string
  /** Added to the desk's stylesheet. */
  readonly styles?: URL
  /** Its routes. Whoever asks for them is signed in, and what is posted to them is a form of the desk's own pages. */
  register(app: FastifyInstance, desk: { readonly sendDesk: SendDesk }): void | Promise<void>
}

/** The body stands in `<main>` below a heading with the title. */
type SendDesk = (reply: FastifyReply, title: string, body: SafeHtml) => Promise<FastifyReply>
