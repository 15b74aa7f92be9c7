import { Problem } from '../../contract/problems.ts'
import type { App } from '../../http/requests/validate.ts'
import { nameDevice } from './device.ts'
import { NewPasskey, PasskeyAnswer } from './passkey-answers.ts'
import { addPasskey, askForPasskey, checkPasskey, offerPasskey } from './passkeys.ts'
import { letIn, moderatorOf } from './sign-in.ts'
import type { SignInOptions } from './sign-in-routes.ts'

/** Routes for everybody: a challenge on request, and a session for the right answer. */
export function passkeySignIn(app: App, { needs, site, rates }: SignInOptions): void {
  const limited = { config: { rateLimit: rates.signIn } } as const

  app.post('/passkeys/challenge', limited, async (_request, reply) =>
    reply.header('cache-control', 'no-store').send(await askForPasskey({ ...needs, site })),
  )

  app.post(
    '/passkeys/sign-in',
    { ...limited, schema: { body: PasskeyAnswer } },
    async (request, reply) => {
      const moderator = await checkPasskey({ ...needs, site }, request.body)
      if (moderator === null) throw new Problem('passkey-refused')
      await letIn(request, reply, { needs, site, moderator })
      return reply.header('cache-control', 'no-store').send({ location: '/admin/' })
    },
  )
}

/** Routes for a moderator who is signed in and adds a passkey. */
export function ownPasskeys(app: App, { needs, site }: SignInOptions): void {
  app.post('/passkeys/offer', async (request, reply) => {
    const offer = await offerPasskey({ ...needs, site }, moderatorOf(request))
    return reply.header('cache-control', 'no-store').send(offer)
  })

  app.post('/passkeys', { schema: { body: NewPasskey } }, async (request, reply) => {
    const device = nameDevice(request.headers['user-agent'])
    const response = request.body
    const isAdded = await addPasskey({ ...needs, site }, moderatorOf(request), {
      response,
      device,
    })
    if (!isAdded) throw new Problem('passkey-refused')
    return reply
      .code(201)
      .header('cache-control', 'no-store')
      .send({ location: '/admin/you/?done=added' })
  })
}
