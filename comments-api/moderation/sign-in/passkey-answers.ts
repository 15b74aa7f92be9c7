import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { z } from 'zod'

const text = z.string().max(20_000)
const common = { id: text, rawId: text, type: z.literal('public-key') } as const

const answer = z.looseObject({
  ...common,
  response: z.looseObject({ clientDataJSON: text, authenticatorData: text, signature: text }),
})
const offered = z.looseObject({
  ...common,
  response: z.looseObject({
    clientDataJSON: text,
    attestationObject: text,
    transports: z.array(text).optional(),
  }),
})

/** What the browser's `toJSON()` returns. The library checks the rest. */
export const PasskeyAnswer = z.custom<AuthenticationResponseJSON>(
  sent => answer.safeParse(sent).success,
)
export const NewPasskey = z.custom<RegistrationResponseJSON>(
  sent => offered.safeParse(sent).success,
)
