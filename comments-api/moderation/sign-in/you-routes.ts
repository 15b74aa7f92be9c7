import { z } from 'zod'
import { seeOther } from '../../http/answers/see-other.ts'
import { askedAfter } from '../../http/pages/done.ts'
import type { App } from '../../http/requests/validate.ts'
import type { SendInside } from '../frame.ts'
import { listPasskeys, removePasskey } from './passkey-store.ts'
import type { PasskeyNeeds } from './passkeys.ts'
import { endSession, listSessions } from './sessions.ts'
import { moderatorOf } from './sign-in.ts'
import { youPage } from './you-page.ts'

type Options = { readonly needs: PasskeyNeeds; readonly sendInside: SendInside }

export const youPath = '/admin/you/'

const Asked = askedAfter({
  added: 'The passkey is added',
  removed: 'The passkey is removed',
  'signed-out': 'That device is signed out',
})

/** The page with a moderator's own sessions and passkeys. */
export async function youRoutes(app: App, { needs, sendInside }: Options): Promise<void> {
  app.get(youPath, { schema: { querystring: Asked } }, async (request, reply) => {
    const moderator = moderatorOf(request)
    const sessions = await listSessions(needs, moderator)
    const passkeys = await listPasskeys(needs, moderator)
    const body = youPage({ moderator, sessions, passkeys })
    return sendInside(reply, { title: 'You', at: youPath, body, done: request.query.done })
  })

  app.post(
    '/admin/you/sessions',
    { schema: { body: z.strictObject({ end: z.string().max(40) }) } },
    async (request, reply) => {
      await endSession(needs, moderatorOf(request), request.body.end)
      return seeOther(reply, `${youPath}?done=signed-out`)
    },
  )

  app.post(
    '/admin/you/passkeys',
    { schema: { body: z.strictObject({ remove: z.string().max(1_500) }) } },
    async (request, reply) => {
      await removePasskey(needs, moderatorOf(request), request.body.remove)
      return seeOther(reply, `${youPath}?done=removed`)
    },
  )
}
